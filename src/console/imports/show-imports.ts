import type { FastifyReply, FastifyRequest } from 'fastify';
import { listRuns } from '../../orders/import-run-store.ts';
import { listOpenUploads } from '../../orders/uploads/upload-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { ImportsPage } from './imports.page.tsx';

const RUNS_SHOWN = 50;

/** The list, with what is wrong with the file just sent. */
export async function showImports(
  deps: ConsoleDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  problem: string | null,
): Promise<FastifyReply> {
  const [runs, uploads] = await Promise.all([listRuns(deps.db, RUNS_SHOWN), listOpenUploads(deps.db)]);
  const reader = readerOf(deps, request);
  const told = (request.query as { told?: unknown }).told === 'gone';
  return sendPage(
    reply,
    ImportsPage({ reader, runs: runs.filter((run) => !run.dryRun), uploads, problem, told }),
  );
}
