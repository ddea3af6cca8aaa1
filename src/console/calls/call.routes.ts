import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assignCall } from '../../calls/assign-call.ts';
import { composeBriefing } from '../../calls/compose-briefing.ts';
import { recordOutcome } from '../../calls/record-outcome.ts';
import { snoozeCall } from '../../calls/snooze-call.ts';
import { findCarePerson, listCarePeople } from '../../customers/care-person-store.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { gatherBriefing } from '../../nurture/gather-briefing.ts';
import { closeComplaints } from '../../orders/open-complaint-store.ts';
import { dayFromIso, isoFromDay } from '../../shared/calendar-day.ts';
import type { Change } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { CallPage, type CallPageProps } from './call.page.tsx';
import { readOutcomeForm } from './read-outcome-form.ts';

const id = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const PARAMS = z.object({ id });
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

export function registerCall(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/calls/:id', async (request, reply) => showCall(deps, { request, reply }, {}));
  registerOutcome(app, deps);
  registerPassingOn(app, deps);
}

function registerOutcome(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/calls/:id/outcome', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const sent = readOutcomeForm(request.body);
    const values = request.body as CallPageProps['values'];
    if (!params.success || !sent) return showCall(deps, { request, reply }, { problem: 'unread', values });
    const { settings } = await readCareModel(deps.db);
    const record = { ...sent, taskId: params.data.id, today: readerOf(deps, request).today };
    const after = await recordOutcome({ db: deps.db, settings: settings.calls, closeComplaints }, record);
    if (!after.ok) return showCall(deps, { request, reply }, { problem: after.problem, values });
    const { note: _kept, ...heard } = sent;
    await note(deps, request, params.data.id, {
      kind: 'call-recorded',
      after: { ...heard, state: after.value.state },
    });
    return reply.redirect(`/console/calls?told=${after.value.because}`, 303);
  });
}

/** To another day, or to another hand. */
function registerPassingOn(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/calls/:id/snooze', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const form = SNOOZE.safeParse(request.body);
    if (!params.success || !form.success || form.data.until === null)
      return showCall(deps, { request, reply }, { problem: 'unread' });
    const { settings } = await readCareModel(deps.db);
    const input = { taskId: params.data.id, until: form.data.until, today: readerOf(deps, request).today };
    const done = await snoozeCall({ db: deps.db, settings: settings.calls }, input);
    if (!done.ok) return showCall(deps, { request, reply }, { problem: done.problem });
    const until = isoFromDay(form.data.until);
    await note(deps, request, params.data.id, { kind: 'call-put-off', after: { until } });
    return reply.redirect('/console/calls?told=put-off', 303);
  });

  app.post('/calls/:id/assign', async (request, reply) => {
    const params = PARAMS.safeParse(request.params);
    const form = ASSIGN.safeParse(request.body);
    if (!params.success || !form.success) return showCall(deps, { request, reply }, { problem: 'unread' });
    const done = await assignCall(deps, { taskId: params.data.id, ...form.data });
    if (!done.ok) return showCall(deps, { request, reply }, { problem: done.problem });
    const { from, to } = form.data;
    await note(deps, request, params.data.id, { kind: 'call-handed-over', before: from, after: to });
    return reply.redirect('/console/calls?told=handed-over', 303);
  });
}

function note(
  deps: ConsoleDeps,
  request: FastifyRequest,
  callTask: number,
  change: Pick<Change, 'kind' | 'before' | 'after'>,
): Promise<void> {
  return recordChange(deps, { by: actorOf(request), subjects: { callTask: [callTask] }, ...change });
}

/** The call's page; with a problem, again and 422, with what was typed. */
async function showCall(
  deps: ConsoleDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  sent: { problem?: string; values?: CallPageProps['values'] },
): Promise<FastifyReply> {
  const reader = readerOf(deps, request);
  const params = PARAMS.safeParse(request.params);
  const { settings } = await readCareModel(deps.db);
  const needs = { db: deps.db, careModel: settings, currency: deps.supplier.currency };
  const facts = params.success
    ? await gatherBriefing(needs, { taskId: params.data.id, today: reader.today })
    : undefined;
  if (!facts) return sendPage(reply.code(404), NotFoundPage({ reader }));
  if (sent.problem) reply.code(422);
  const page = {
    reader,
    card: facts.card,
    briefing: composeBriefing(facts, reader.speaker),
    people: await listCarePeople(deps.db),
    me: (reader.staff && (await findCarePerson(deps.db, reader.staff.email))?.id) ?? null,
    problem: sent.problem ? reader.speaker.say(`calls:problem.${sent.problem}`) : null,
    values: sent.values ?? {},
  };
  return sendPage(reply, CallPage(page));
}
