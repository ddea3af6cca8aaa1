import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MESSAGE_KINDS } from '../../decisions/message-kind.ts';
import { endPauses } from '../../messages/pause-store.ts';
import { releaseMessages } from '../../messages/release-messages.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { gatherToday } from './gather-today.ts';
import { TodayPage } from './today.page.tsx';

const QUERY = z.object({ released: z.coerce.number().int().min(0).nullable().catch(null) });
const RELEASE = z.object({ kind: z.enum(MESSAGE_KINDS) });

export function registerToday(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/', async (request, reply) => {
    const { released } = QUERY.parse({ released: null, ...(request.query as object) });
    const reader = readerOf(deps, request);
    const today = await gatherToday(deps.db, reader.today, deps.now());
    return sendPage(reply, TodayPage({ reader, today, released }));
  });

  app.post('/resume', async (request, reply) => {
    const ended = await endPauses(deps.db, deps.now());
    if (ended.length > 0)
      await recordChange(deps, { by: actorOf(request), kind: 'sending-resumed', subjects: {} });
    return reply.redirect('/console', 303);
  });

  app.post('/release', async (request, reply) => {
    const { settings } = await readCareModel(deps.db);
    const form = RELEASE.safeParse(request.body);
    // In `observe` nothing leaves, whatever an old page still offers.
    if (!form.success || settings.mode === 'observe') return reply.redirect('/console', 303);
    const report = await releaseMessages(deps, { kinds: [form.data.kind], sending: settings.sending });
    const change = {
      kind: 'messages-released',
      subjects: {},
      after: { ...form.data, released: report.released },
    } as const;
    await recordChange(deps, { by: actorOf(request), ...change });
    return reply.redirect(`/console?released=${report.released}`, 303);
  });
}
