import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { assignCall } from '../../calls/assign-call.ts';
import { releaseTask } from '../../calls/claim-store.ts';
import { snoozeCall } from '../../calls/snooze-call.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { dayFromIso, isoFromDay } from '../../shared/calendar-day.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { isElsewhere, noteCall, taskIdOf } from './call-exchange.ts';
import { showCall } from './show-call.ts';

const id = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const SNOOZE = z.object({ until: z.string().transform(dayFromIso) });
const ASSIGN = z.object({
  from: z.union([z.literal('').transform(() => null), id]),
  to: id,
  note: z
    .string()
    .trim()
    .max(500)
    .transform((text) => text || null)
    .default(null),
});

/** To another day, or to another hand. */
export function registerPassingOn(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/calls/:id/snooze', async (request, reply) => {
    const exchange = { request, reply };
    const taskId = taskIdOf(request);
    if (await isElsewhere(deps, request)) return showCall(deps, exchange, { problem: 'in-another-hand' });
    const form = SNOOZE.safeParse(request.body);
    if (!form.success || form.data.until === null) return showCall(deps, exchange, { problem: 'unread' });
    const { settings } = await readCareModel(deps.db);
    const input = { taskId, until: form.data.until, today: readerOf(deps, request).today };
    const done = await snoozeCall({ db: deps.db, settings: settings.calls }, input);
    if (!done.ok) return showCall(deps, exchange, { problem: done.problem });
    const { staffId } = actorOf(request);
    if (staffId !== null) await releaseTask(deps.db, { taskId, staffId });
    await noteCall(deps, request, { kind: 'call-put-off', after: { until: isoFromDay(form.data.until) } });
    return reply.redirect('/console/calls?told=put-off', 303);
  });

  app.post('/calls/:id/assign', async (request, reply) => {
    const exchange = { request, reply };
    if (await isElsewhere(deps, request)) return showCall(deps, exchange, { problem: 'in-another-hand' });
    const form = ASSIGN.safeParse(request.body);
    if (!form.success) return showCall(deps, exchange, { problem: 'unread' });
    const by = actorOf(request).name;
    const done = await assignCall(deps, { taskId: taskIdOf(request), ...form.data, by });
    if (!done.ok) return showCall(deps, exchange, { problem: done.problem });
    const { from, to } = form.data;
    await noteCall(deps, request, { kind: 'call-handed-over', before: from, after: to });
    return reply.redirect('/console/calls?told=handed-over', 303);
  });
}
