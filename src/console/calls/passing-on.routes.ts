import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { assignCall } from '../../calls/assign-call.ts';
import { findTask } from '../../calls/call-task-store.ts';
import { releaseTask } from '../../calls/claim-store.ts';
import { snoozeCall } from '../../calls/snooze-call.ts';
import { listCarePeople } from '../../customers/care-person-store.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { dayFromIso, isoFromDay } from '../../shared/calendar-day.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { textsOf } from '../texts-of.ts';
import { claimCard, noteCall, taskIdOf } from './call-exchange.ts';
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
  registerSnooze(app, deps);
  registerAssign(app, deps);
}

function registerSnooze(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/calls/:id/snooze', async (request, reply) => {
    const exchange = { request, reply };
    const taskId = taskIdOf(request);
    const sent = { form: 'snooze' as const, values: textsOf(request.body) };
    const { today } = readerOf(deps, request);
    const until = SNOOZE.safeParse(request.body).data?.until ?? null;
    if (until === null) return showCall(deps, exchange, { problem: 'unread', sent });
    const problem = until <= today ? 'until-not-later' : await claimCard(deps, request);
    if (problem) return showCall(deps, exchange, { problem, sent });
    const { settings } = await readCareModel(deps.db);
    const before = await findTask(deps.db, taskId);
    const done = await snoozeCall({ db: deps.db, settings: settings.calls }, { taskId, until, today });
    if (!done.ok) return showCall(deps, exchange, { problem: done.problem, sent });
    const { staffId } = actorOf(request);
    if (staffId !== null) await releaseTask(deps.db, { taskId, staffId });
    await noteCall(deps, request, {
      kind: 'call-put-off',
      before: { until: before?.snoozedUntil ?? null },
      after: { until: isoFromDay(until) },
    });
    return reply.redirect('/console/calls?told=put-off', 303);
  });
}

function registerAssign(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/calls/:id/assign', async (request, reply) => {
    const exchange = { request, reply };
    const sent = { form: 'assign' as const, values: textsOf(request.body) };
    const form = ASSIGN.safeParse(request.body);
    if (!form.success || !(await makesCalls(deps, form.data.to)))
      return showCall(deps, exchange, { problem: 'unread', sent });
    const problem = await claimCard(deps, request);
    if (problem) return showCall(deps, exchange, { problem, sent });
    const by = actorOf(request).name;
    const done = await assignCall(deps, { taskId: taskIdOf(request), ...form.data, by });
    if (!done.ok) return showCall(deps, exchange, { problem: done.problem, sent });
    const { from, to } = form.data;
    await noteCall(deps, request, { kind: 'call-handed-over', before: from, after: to });
    return reply.redirect('/console/calls?told=handed-over', 303);
  });
}

async function makesCalls({ db }: ConsoleDeps, personId: number): Promise<boolean> {
  return (await listCarePeople(db)).some(({ id }) => id === personId);
}
