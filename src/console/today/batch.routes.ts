import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MESSAGE_KINDS } from '../../decisions/message-kind.ts';
import { readSeen } from '../../messages/release-store.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { listWaiting } from '../../nurture/today-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { MESSAGE_TOLD } from '../messages/message-told.ts';
import { readerOf } from '../reader-of.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { BatchPage } from './batch.page.tsx';

const A_PAGE = 50;
const PARAMS = z.object({ kind: z.enum(MESSAGE_KINDS) });
const QUERY = z.object({
  after: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  told: z.enum(MESSAGE_TOLD).nullable().catch(null),
});

/** All messages of one kind that wait for a person's yes. */
export function registerBatch(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/waiting/:kind', async (request, reply) => {
    const reader = readerOf(deps, request);
    const params = PARAMS.safeParse(request.params);
    if (!params.success) return sendPage(reply.code(404), NotFoundPage({ reader }));
    const { kind } = params.data;
    const { after, told } = QUERY.parse({ after: 0, told: null, ...(request.query as object) });
    const seen = await readSeen(deps.db);
    const [{ samples, all }, { settings }] = await Promise.all([
      listWaiting(deps.db, { kind, after, limit: A_PAGE }),
      readCareModel(deps.db),
    ]);
    const next = after + samples.length < all && samples.length > 0 ? after + samples.length : null;
    const page = { kind, messages: samples, all, next, seen, told, releases: settings.mode !== 'observe' };
    return sendPage(reply, BatchPage({ reader, ...page }));
  });
}
