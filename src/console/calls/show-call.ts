import type { FastifyReply } from 'fastify';
import { composeBriefing } from '../../calls/compose-briefing.ts';
import { listCarePeople } from '../../customers/care-person-store.ts';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { gatherBriefing } from '../../nurture/gather-briefing.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { CallPage } from './call.page.tsx';
import { type CallExchange, taskIdOf } from './call-exchange.ts';
import type { SentForm } from './call-page-props.ts';
import { deskOf } from './desk-of.ts';

/** The call's page; with a problem, again and 422, with what was typed. */
export async function showCall(
  deps: ConsoleDeps,
  { request, reply }: CallExchange,
  { problem, sent }: { problem?: string; sent?: SentForm } = {},
): Promise<FastifyReply> {
  const reader = readerOf(deps, request);
  const { settings } = await readCareModel(deps.db);
  const needs = { db: deps.db, careModel: settings, currency: deps.supplier.currency };
  const facts = await gatherBriefing(needs, { taskId: taskIdOf(request), today: reader.today });
  if (!facts) return sendPage(reply.code(404), NotFoundPage({ reader }));
  if (problem) reply.code(422);
  const page = {
    ...{ reader, facts, briefing: composeBriefing(facts, reader.speaker) },
    people: await listCarePeople(deps.db),
    desk: await deskOf(deps, request),
    problem: problem ? reader.speaker.say(`calls:problem.${problem}`) : null,
    sent: sent ?? { form: 'none' as const, values: {} },
  };
  return sendPage(reply, CallPage(page));
}
