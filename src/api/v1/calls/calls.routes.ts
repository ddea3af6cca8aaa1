import { z } from 'zod';
import { CALL_STATES } from '../../../calls/call-table.ts';
import type { Language } from '../../../shared/language.ts';
import type { ApiDeps } from '../api-deps.ts';
import { type ApiRoute, apiRoute } from '../api-route.ts';
import { cursorAfter, placeOf } from '../page-cursor.ts';
import { EXTERNAL_ID, IN_LANGUAGE, PAGE, ROW_ID } from '../parameters.ts';
import { ApiProblem } from '../problem.ts';
import { productOf, tellSignals } from '../tell-signals.ts';
import { AFTER_CALL, CALL_PAGE, ONE_CALL, OUTCOME_BODY, OUTCOME_PAGE } from './call-answer.ts';
import {
  type ApiCallTask,
  findCallTask,
  readApiOutcomes,
  readCallPage,
  readOutcomePage,
} from './call-page-store.ts';
import { takeOutcome } from './take-outcome.ts';
import { readToldProducts } from './told-product-store.ts';

const READ = { method: 'GET', scope: 'calls:read', body: null } as const;

const list = apiRoute({
  ...READ,
  name: 'listCallTasks',
  path: '/call-tasks',
  summary: 'Calls that people should make, or made, page by page',
  params: {},
  query: {
    ...PAGE,
    ...IN_LANGUAGE,
    state: z.enum(CALL_STATES).optional(),
    customer: EXTERNAL_ID.optional().describe('Only those of this customer.'),
  },
  answer: CALL_PAGE,
  problems: [],
  async handle(deps, { query }) {
    const { cursor, limit, state = null, customer = null, language } = query;
    const found = await readCallPage(deps.db, { after: placeOf(cursor), limit: limit + 1, state, customer });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      callTasks: await tellTasks(deps, page, language),
      nextCursor: found.length > limit && last ? cursorAfter(last.id) : null,
    };
  },
});

const one = apiRoute({
  ...READ,
  name: 'readCallTask',
  path: '/call-tasks/{id}',
  summary: 'One call task with what was heard',
  params: { id: ROW_ID },
  query: IN_LANGUAGE,
  answer: ONE_CALL,
  problems: ['not-found'],
  async handle(deps, { params, query }) {
    const task = await findCallTask(deps.db, Number(params.id));
    if (!task) throw new ApiProblem('not-found');
    const [told] = await tellTasks(deps, [task], query.language);
    return { ...told, outcomes: await readApiOutcomes(deps.db, task.id) };
  },
});

const outcome = apiRoute({
  name: 'recordOutcome',
  method: 'POST',
  path: '/call-tasks/{id}/outcomes',
  scope: 'calls:write',
  summary: 'Records what was heard in a call, and lets it work',
  params: { id: ROW_ID },
  query: {},
  body: { json: OUTCOME_BODY },
  answer: AFTER_CALL,
  problems: [
    ...(['bad-body', 'not-found', 'already-closed', 'recorded-meanwhile', 'bad-outcome'] as const),
    ...(['too-large', 'unsupported-type', 'in-flight', 'reused-key'] as const),
  ],
  handle: (deps, call) => takeOutcome(deps, { ...call, taskId: Number(call.params.id) }),
});

const outcomes = apiRoute({
  ...READ,
  name: 'listOutcomes',
  path: '/outcomes',
  summary: 'What was heard in calls, in the order in which it was recorded, page by page',
  params: {},
  query: {
    ...PAGE,
    after: ROW_ID.optional().describe(
      'Only those recorded after the one with this id: the last that you have.',
    ),
  },
  answer: OUTCOME_PAGE,
  problems: [],
  async handle({ db }, { query }) {
    const { cursor, limit, after = '0' } = query;
    const place = Math.max(placeOf(cursor), Number(after));
    const found = await readOutcomePage(db, { after: place, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return { outcomes: page, nextCursor: found.length > limit && last ? cursorAfter(last.id) : null };
  },
});

export const CALL_ROUTES: readonly ApiRoute[] = [list, one, outcome, outcomes];

async function tellTasks(deps: ApiDeps, tasks: readonly ApiCallTask[], language: Language) {
  const about = tasks.flatMap(({ signals }) => signals.map(productOf)).filter((id) => id !== null);
  const products = await readToldProducts(deps.db, about);
  const speech = { language, currency: deps.supplier.currency };
  return tasks.map(({ signals, ...task }) => ({
    ...task,
    reasons: tellSignals(signals, { products }, speech),
  }));
}
