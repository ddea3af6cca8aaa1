import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MESSAGE_KINDS } from '../../decisions/message-kind.ts';
import { endPauses } from '../../messages/pause-store.ts';
import { releaseMessages } from '../../messages/release-messages.ts';
import { isSeen } from '../../messages/seen.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { mendStuck } from '../../nurture/mend-stuck.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { deskOf } from '../calls/desk-of.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { MESSAGE_TOLD } from '../messages/message-told.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { registerBatch } from './batch.routes.ts';
import { gatherToday } from './gather-today.ts';
import { TodayPage } from './today.page.tsx';

const COUNT = z.coerce.number().int().min(0).nullable().catch(null);
const QUERY = z.object({
  released: COUNT,
  mended: COUNT,
  told: z.enum(MESSAGE_TOLD).nullable().catch(null),
});
const NOTHING_DONE = { released: null, mended: null, told: null };
const RELEASE = z.object({ kind: z.enum([...MESSAGE_KINDS, 'all']), seen: z.string().refine(isSeen) });

export function registerToday(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/', async (request, reply) => {
    const justDone = QUERY.parse({ ...NOTHING_DONE, ...(request.query as object) });
    const reader = readerOf(deps, request);
    const desk = await deskOf(deps, request);
    const today = await gatherToday(deps.db, reader.today, desk.now);
    return sendPage(reply, TodayPage({ reader, today, desk, justDone }));
  });
  registerBatch(app, deps);

  app.post('/resume', async (request, reply) => {
    const ended = await endPauses(deps.db, deps.now());
    if (ended.length > 0)
      await recordChange(deps, { by: actorOf(request), kind: 'sending-resumed', subjects: {} });
    return reply.redirect('/console', 303);
  });

  app.post('/mend', async (request, reply) => {
    const { today } = readerOf(deps, request);
    const mended = await deps.db.transaction(async (db) => {
      const runs = await mendStuck({ ...deps, db }, { today });
      if (runs.length > 0) {
        const subjects = { run: runs.map(({ job, period }) => `${job} ${period}`) };
        await recordChange({ ...deps, db }, { by: actorOf(request), kind: 'work-mended', subjects });
      }
      return runs.length;
    });
    return reply.redirect(mended > 0 ? `/console?mended=${mended}` : '/console', 303);
  });
  registerRelease(app, deps);
}

function registerRelease(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/release', async (request, reply) => {
    const { settings } = await readCareModel(deps.db);
    const form = RELEASE.safeParse(request.body);
    // In `observe` nothing leaves, whatever an old page still offers.
    if (!form.success || settings.mode === 'observe') return reply.redirect('/console', 303);
    const { kind, seen } = form.data;
    const kinds = kind === 'all' ? MESSAGE_KINDS : [kind];
    const report = await releaseMessages(deps, { kinds, seen, sending: settings.sending });
    const after = { kind, released: report.released };
    const change = { kind: 'messages-released', subjects: {}, after } as const;
    await recordChange(deps, { by: actorOf(request), ...change });
    return reply.redirect(`/console?released=${report.released}`, 303);
  });
}
