import type { Goals } from '../../decisions/goals.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import { readOrderSpan } from '../backtest/backtest-store.ts';
import { readCareModel } from '../care-model-store.ts';
import { readGoalPoints } from './goal-store.ts';

/** A goal and how things went; shares, and null where too little was ordered to tell. */
export interface GoalCourse {
  name: keyof Goals;
  goal: number;
  /** On the first of each month, oldest first; the last is today's. */
  course: readonly { day: Day; share: number | null }[];
  /** Null while it cannot be told. */
  reached: boolean | null;
}

const MONTHS = 12;
/** Days of history that each takes. */
const YEARS_DAYS: Readonly<Record<keyof Goals, number>> = { ordersRise: 730, churnMost: 365 };

/** The goals of the care model against their course in the last twelve months; nothing where none is set. */
export async function measureGoals({ db }: { db: Database }, today: Day): Promise<GoalCourse[]> {
  const { goals, nurturedLevels } = (await readCareModel(db)).settings;
  const names = (['ordersRise', 'churnMost'] as const).filter((name) => goals[name] !== null);
  if (names.length === 0) return [];
  const month = monthOfDay(today);
  const firsts = Array.from({ length: MONTHS }, (_, i) => firstDayOfMonth(month - i)).reverse();
  const days = [...new Set([...firsts, today])];
  const span = await readOrderSpan(db);
  const points = await readGoalPoints(db, { days, levels: nurturedLevels });
  return names.map((name) => {
    const course = days.map((day) => {
      const point = points.find((one) => one.day === day);
      // Where the books begin later, the year before looks poorer than it was.
      if (!span || span.first > day - YEARS_DAYS[name]) return { day, share: null };
      if (name === 'churnMost') return { day, share: shareOf(point?.lost, point?.customers) };
      const ratio = shareOf(point?.orders, point?.ordersBefore);
      return { day, share: ratio === null ? null : ratio - 1 };
    });
    const goal = goals[name] as number;
    return { name, goal, course, reached: isReached(name, goal, course.at(-1)?.share ?? null) };
  });
}

function shareOf(part = 0, whole = 0): number | null {
  return whole > 0 ? part / whole : null;
}

function isReached(name: keyof Goals, goal: number, share: number | null): boolean | null {
  if (share === null) return null;
  return name === 'churnMost' ? share <= goal : share >= goal;
}
