import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findOpenTask } from '../../calls/call-task-store.ts';
import { listCarePeople } from '../../customers/care-person-store.ts';
import { listContacts } from '../../customers/contact-list-store.ts';
import { readCustomerCard } from '../../customers/customer-card-store.ts';
import { lastDecisions } from '../../nurture/decision-store.ts';
import { type Explanation, explainCustomer } from '../../nurture/explain-customer.ts';
import { learnBaseInThread } from '../../nurture/learn-base-in-thread.ts';
import { lastReviewOf } from '../../nurture/review-run-store.ts';
import { readTimeline } from '../../nurture/timeline-store.ts';
import { whatToWrite } from '../../nurture/write-by-hand.ts';
import { startThread } from '../../platform/start-thread.ts';
import { type Day, dayFromIso, isoFromDay } from '../../shared/calendar-day.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { textsOf } from '../texts-of.ts';
import { CustomerPage } from './customer.page.tsx';
import type { LastNight } from './last-review.tsx';

/** One request and its answer. */
export interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

const PARAMS = z.object({
  id: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
export const CUSTOMER_TOLD = [
  'called',
  'written',
  'left-alone',
  'peace-ended',
  'handed-over',
  'taken-back',
  'closed',
  'reopened',
] as const;
const QUERY = z.object({
  told: z.enum(CUSTOMER_TOLD).nullable().catch(null),
  night: z.literal('last').nullable().catch(null),
  before: z.iso.date().transform(dayFromIso).nullable().catch(null),
});

/** The customer that an address names; 0, which nobody is, where it names none. */
export function customerIdOf({ params }: FastifyRequest): number {
  const read = PARAMS.safeParse(params);
  return read.success ? read.data.id : 0;
}

/** What the night would think of a customer now. Null when there is no such customer. */
export function explainNow(deps: ConsoleDeps, request: FastifyRequest): Promise<Explanation | null> {
  const { today } = readerOf(deps, request);
  return explainOn(deps, customerIdOf(request), today);
}

function explainOn(deps: ConsoleDeps, customerId: number, day: Day): Promise<Explanation | null> {
  return explainCustomer({ ...deps, learnBase: learnBaseInThread(startThread) }, { customerId, day });
}

/** The night that looked last; with what every rule answers for it where that is asked. */
async function lastNight(
  deps: ConsoleDeps,
  customerId: number,
  { asks }: { asks: boolean },
): Promise<LastNight | null> {
  const found = await lastReviewOf(deps.db, customerId);
  if (!found) return null;
  const day = dayFromIso(found.day);
  const explained = asks && day !== null ? await explainOn(deps, customerId, day) : null;
  return { ...found, asked: explained?.decision ?? null };
}

/** The customer's page; with a problem, 422 and why nothing was changed. */
export async function showCustomer(
  deps: ConsoleDeps,
  { request, reply }: Exchange,
  problem: string | null = null,
): Promise<FastifyReply> {
  const { db, supplier } = deps;
  const reader = readerOf(deps, request);
  const customerId = customerIdOf(request);
  const nothing = { told: null, before: null, night: null };
  const { told, before, night } = QUERY.parse({ ...nothing, ...(request.query as object) });
  const [card, explanation, timeline, contacts, people, openCall, [recorded], lastReview] = await Promise.all(
    [
      readCustomerCard(db, customerId),
      explainNow(deps, request),
      readTimeline(db, customerId, supplier.timeZone, before),
      listContacts(db, customerId),
      listCarePeople(db),
      findOpenTask(db, customerId),
      lastDecisions(db, customerId, isoFromDay(reader.today), 1),
      lastNight(deps, customerId, { asks: night !== null }),
    ],
  );
  if (!card || !explanation) return sendPage(reply.code(404), NotFoundPage({ reader }));
  if (problem !== null) reply.code(422);
  const page = {
    ...{ reader, card, explanation, timeline, before, contacts, openCall, problem },
    people: people.map(({ name }) => name),
    recorded: recorded ?? null,
    night: lastReview,
    writing: whatToWrite(explanation),
    typed: problem === null ? {} : textsOf(request.body),
    told: told && reader.speaker.say(`customers:told.${told}`),
  };
  return sendPage(reply, CustomerPage(page));
}
