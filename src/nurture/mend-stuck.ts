import type { Queryable } from '../platform/database.ts';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { type Run, reopenStuck } from './work-store.ts';

/** Lets what was given up be tried anew, with all its tries; the planner rings for it within a minute. Answers what it was. */
export function mendStuck(
  deps: { db: Queryable; now: () => Date },
  input: { today: Day },
): Promise<readonly Run[]> {
  return reopenStuck(deps.db, isoFromDay(input.today), deps.now());
}
