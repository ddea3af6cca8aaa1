import { type Database, openDatabase } from '../../../src/platform/database.ts';

/** One statement as Postgres has carried it out. */
export interface SeenPlan {
  statement: string;
  /** Every step, from the top down. */
  steps: PlanStep[];
}

/** What the tests ask of a step; named as Postgres names it. */
export interface PlanStep {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  Plans?: PlanStep[];
}

/** Has the server tell the plan of each statement, as it was really run: none can be forgotten. */
const TELL_PLANS = [
  ['session_preload_libraries', 'auto_explain'],
  ['auto_explain.log_min_duration', '0'],
  ['auto_explain.log_format', 'json'],
  ['auto_explain.log_level', 'notice'],
  // As on a server that answers many at once; a plan of several processes would be another one.
  ['max_parallel_workers_per_gather', '0'],
] as const;

/** A database whose connections note the plans of all that is asked of it. */
export function watchPlans(url: string): { db: Database; plans: SeenPlan[] } {
  const options = TELL_PLANS.map(([name, value]) => `-c ${name}=${value}`).join(' ');
  const db = openDatabase(`${url}?options=${encodeURIComponent(options)}`, {
    max: 4,
    onError: () => undefined,
  });
  const plans: SeenPlan[] = [];
  db.$client.on('connect', (client) =>
    client.on('notice', ({ message = '' }) => {
      const at = message.indexOf('{');
      if (at < 0) return;
      const told = JSON.parse(message.slice(at));
      plans.push({ statement: told['Query Text'], steps: stepsOf(told.Plan) });
    }),
  );
  return { db, plans };
}

function stepsOf(step: PlanStep): PlanStep[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}
