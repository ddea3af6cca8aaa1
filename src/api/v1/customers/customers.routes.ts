import { z } from 'zod';
import { explainCustomer } from '../../../nurture/explain-customer.ts';
import { learnBaseInThread } from '../../../nurture/learn-base-in-thread.ts';
import { LONGEST_TIMELINE, readTimeline, type TimelineEntry } from '../../../nurture/timeline-store.ts';
import { startThread } from '../../../platform/start-thread.ts';
import { isoFromDay } from '../../../shared/calendar-day.ts';
import { STAGES } from '../../../signals/stages/stage.ts';
import type { ApiDeps } from '../api-deps.ts';
import { type ApiRoute, apiRoute } from '../api-route.ts';
import { cursorAfter, placeOf } from '../page-cursor.ts';
import { EXTERNAL_ID, IN_LANGUAGE, PAGE } from '../parameters.ts';
import { ApiProblem } from '../problem.ts';
import { SIGNAL_KINDS } from '../signal-kinds.ts';
import { tellSignals } from '../tell-signals.ts';
import { CUSTOMER_PAGE, CUSTOMER_SIGNALS, ONE_CUSTOMER, TIMELINE } from './customer-answer.ts';
import {
  type ApiCustomer,
  findApiCustomer,
  readApiContacts,
  readCustomerPage,
} from './customer-page-store.ts';

const READ = { method: 'GET', scope: 'customers:read', body: null } as const;
const ONE = { ...READ, params: { id: EXTERNAL_ID }, problems: ['not-found'] } as const;
const MOMENT = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((moment) => moment.getUTCFullYear() >= 1970, 'expected a moment since 1970');

const list = apiRoute({
  ...READ,
  name: 'listCustomers',
  path: '/customers',
  summary: 'Customers, page by page',
  params: {},
  query: {
    ...PAGE,
    changed_since: MOMENT.optional().describe(
      'Only those changed since, by an import, a person or a review.',
    ),
    stage: z.enum(STAGES).optional(),
    signal: z.enum(SIGNAL_KINDS).optional().describe('Only those with this signal at their last review.'),
  },
  answer: CUSTOMER_PAGE,
  problems: [],
  async handle({ db }, { query }) {
    const { cursor, limit, changed_since: changedSince = null, stage = null, signal = null } = query;
    const after = placeOf(cursor);
    const found = await readCustomerPage(db, { after, limit: limit + 1, changedSince, stage, signal });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      customers: page.map(withoutPlace),
      nextCursor: found.length > limit && last ? cursorAfter(last.place) : null,
    };
  },
});

const one = apiRoute({
  ...ONE,
  name: 'readCustomer',
  path: '/customers/{id}',
  summary: 'One customer with its contacts',
  query: {},
  answer: ONE_CUSTOMER,
  async handle(deps, { params }) {
    const customer = await find(deps, params.id);
    return { ...withoutPlace(customer), contacts: await readApiContacts(deps.db, customer.place) };
  },
});

const timeline = apiRoute({
  ...ONE,
  name: 'readTimeline',
  path: '/customers/{id}/timeline',
  summary: 'What happened with a customer, page by page of whole days',
  query: { cursor: PAGE.cursor },
  answer: TIMELINE,
  async handle(deps, { params, query: { cursor } }) {
    const { place } = await find(deps, params.id);
    const before = cursor === undefined ? null : placeOf(cursor);
    const entries = await readTimeline(deps.db, place, deps.supplier.timeZone, before);
    const last = entries.at(-1);
    return {
      entries: entries.map(tellEntry),
      nextCursor: last && entries.length >= LONGEST_TIMELINE ? cursorAfter(last.day) : null,
    };
  },
});

const signals = apiRoute({
  ...ONE,
  name: 'readSignals',
  path: '/customers/{id}/signals',
  scope: 'signals:read',
  summary: 'What stands out about a customer now, in sentences',
  query: IN_LANGUAGE,
  answer: CUSTOMER_SIGNALS,
  async handle(deps, { params, query, today }) {
    const { place } = await find(deps, params.id);
    const learnBase = learnBaseInThread(startThread);
    const found = await explainCustomer({ ...deps, learnBase }, { customerId: place, day: today });
    if (!found) throw new ApiProblem('not-found');
    const { stage } = found.review;
    const speech = { language: query.language, currency: deps.supplier.currency };
    return {
      day: isoFromDay(today),
      stage: stage && { stage: stage.stage, since: isoFromDay(stage.since) },
      signals: tellSignals(found.decision.signals, found.context, speech),
    };
  },
});

export const CUSTOMER_ROUTES: readonly ApiRoute[] = [list, one, timeline, signals];

async function find({ db }: ApiDeps, id: string): Promise<ApiCustomer> {
  const customer = await findApiCustomer(db, id);
  if (!customer) throw new ApiProblem('not-found');
  return customer;
}

function withoutPlace({ place: _, ...customer }: ApiCustomer): Omit<ApiCustomer, 'place'> {
  return customer;
}

/** Days among the facts as dates too. */
function tellEntry({ day, kind, facts }: TimelineEntry) {
  const { until } = facts;
  return {
    day: isoFromDay(day),
    kind,
    facts: typeof until === 'number' ? { ...facts, until: isoFromDay(until) } : facts,
  };
}
