import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { openAddressKey } from '../../customers/address-key-store.ts';
import { findUndoable } from '../../nurture/undo/find-undoable.ts';
import { undoImport } from '../../nurture/undo/undo-import.ts';
import { exportRejects } from '../../orders/export-rejects.ts';
import { findRun, type ImportRun } from '../../orders/import-run-store.ts';
import { countRejects, listWaitingRejects } from '../../orders/reject-store.ts';
import { mendRow } from '../../orders/uploads/mend-row.ts';
import { sayUndo } from '../../words/say-undo.ts';
import { sayWhyNotUndone } from '../../words/say-why-not-undone.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { rowNumber } from '../row-number.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { REJECTS_SHOWN } from './mend-rejects.tsx';
import { RunPage } from './run.page.tsx';
import type { RunPageProps } from './run-page-props.ts';

type Exchange = { request: FastifyRequest; reply: FastifyReply };

/** A file of nothing but rejects would not be mended by hand. */
const REJECTS_EXPORTED = 100_000;

const PARAMS = z.object({
  id: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
const LINE = z.object({ line: rowNumber });
const QUERY = z.object({ mended: rowNumber.nullable().catch(null) });

/** What an import did, its rejects to mend, and its undoing. */
export function registerRuns(app: FastifyInstance, deps: ConsoleDeps): void {
  const on = (
    method: 'GET' | 'POST',
    url: string,
    act: (exchange: Exchange, run: ImportRun) => Promise<FastifyReply>,
  ) =>
    app.route({
      ...{ method, url },
      handler: async (request, reply) => {
        const params = PARAMS.safeParse(request.params);
        const run = params.success ? await findRun(deps.db, params.data.id) : null;
        if (run) return act({ request, reply }, run);
        return sendPage(reply.code(404), NotFoundPage({ reader: readerOf(deps, request) }));
      },
    });
  on('GET', '/imports/:id', (exchange, run) => showRun(deps, exchange, run, {}));
  on('GET', '/imports/:id/rejects', async ({ request, reply }, run) => {
    const waiting = await listWaitingRejects(deps.db, run.id, REJECTS_EXPORTED);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="rytmi-import-${run.id}-rejects.csv"`)
      .send(exportRejects(run, waiting, readerOf(deps, request).speaker));
  });
  on('POST', '/imports/:id/mend', (exchange, run) => mend(deps, exchange, run));
  on('POST', '/imports/:id/undo', (exchange, run) => undo(deps, exchange, run));
}

async function showRun(
  deps: ConsoleDeps,
  { request, reply }: Exchange,
  run: ImportRun,
  what: Partial<RunPageProps>,
): Promise<FastifyReply> {
  const { mended } = QUERY.parse({ mended: null, ...(request.query as object) });
  const [rejected, rejects, whyNot] = await Promise.all([
    countRejects(deps.db, run.id),
    listWaitingRejects(deps.db, run.id, REJECTS_SHOWN),
    findUndoable(deps.db, run.id),
  ]);
  const reader = readerOf(deps, request);
  const told = mended === null ? [] : [reader.speaker.say('uploads:run.mended', { line: mended })];
  return sendPage(
    reply,
    RunPage({ reader, run, rejected, rejects, whyNot, told, problem: null, tried: null, ...what }),
  );
}

async function mend(deps: ConsoleDeps, { request, reply }: Exchange, run: ImportRun): Promise<FastifyReply> {
  const form = LINE.safeParse(request.body ?? {});
  if (!form.success) return reply.redirect(`/console/imports/${run.id}`, 303);
  const sent = request.body as Record<string, unknown>;
  const cells = run.header.map((_, index) => String(sent[`cell.${index}`] ?? ''));
  const addressKey = await openAddressKey(deps.db, deps.secrets);
  const { line } = form.data;
  const mended = await mendRow({ ...deps, addressKey }, { runId: run.id, line, cells, by: actorOf(request) });
  if (!mended.ok) return reply.redirect(`/console/imports/${run.id}`, 303);
  const { rejected, rejects, problem } = mended.value;
  if (!problem && rejected === 0)
    return reply.redirect(`/console/imports/${run.id}?mended=${line}#rejects`, 303);
  const { say } = readerOf(deps, request).speaker;
  const tried = { line, cells, rejects };
  return showRun(deps, { request, reply: reply.code(422) }, run, {
    tried,
    problem: problem
      ? say(`imports:fault.${problem.code}`, problem.values)
      : say('uploads:run.stillWrong', { line }),
  });
}

async function undo(deps: ConsoleDeps, { request, reply }: Exchange, run: ImportRun): Promise<FastifyReply> {
  const { speaker, today } = readerOf(deps, request);
  const undone = await undoImport(deps, { runId: run.id, by: actorOf(request), today });
  const now = (await findRun(deps.db, run.id)) ?? run;
  if (undone.ok) return showRun(deps, { request, reply }, now, { told: sayUndo(undone.value, speaker) });
  const problem = sayWhyNotUndone(undone.problem, speaker);
  return showRun(deps, { request, reply: reply.code(422) }, now, { problem });
}
