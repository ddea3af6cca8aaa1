import type { Goals } from '../../decisions/goals.ts';
import type { Database } from '../../platform/database.ts';
import { type Day, firstDayOfMonth, monthOfDay } from '../../shared/calendar-day.ts';
import { readOrderSpan } from '../backtest/backtest-store.ts';
import { readCareModel } from '../care-model-store.ts';
import { type GoalPoint, readGoalPoints } from './goal-store.ts';

/** A goal and how things went; shares, and null where too little was ordered to tell. */
export interface GoalCourse {
  name: keyof Goals;
  goal: number;
  /** On the first of each month, oldest first; the last is today's. */
  course: readonly { day: Day; share: number | null }[];
  /** Null while it cannot be told. */
  reached: boolean | null;
  /** Without an order for longer than this a customer counts as lost. */
  lostAfterDays: number;
}

const MONTHS = 12;
/** Both look at the year before the last one: where the books begin later, it looks poorer than it was, and fewer look lost. */
const DAYS_OF_BOOKS = 730;
/** One customer more or less of fewer than these moves the share by more than any goal. */
const LEAST_CUSTOMERS = 20;

/** The goals of the care model against their course in the last twelve months; nothing where none is set. */
export async function measureGoals({ db }: { db: Database }, today: Day): Promise<GoalCourse[]> {
  const { goals, nurturedLevels, signals } = (await readCareModel(db)).settings;
  const names = (['ordersRise', 'churnMost'] as const).filter((name) => goals[name] !== null);
  if (names.length === 0) return [];
  const month = monthOfDay(today);
  const firsts = Array.from({ length: MONTHS }, (_, i) => firstDayOfMonth(month - i)).reverse();
  const days = [...new Set([...firsts, today])];
  const span = await readOrderSpan(db);
  const { lostAfterDays } = signals;
  const points = await readGoalPoints(db, { days, levels: nurturedLevels, lostAfterDays });
  return names.map((name) => {
    const course = days.map((day) => {
      const point = points.find((one) => one.day === day);
      const isTold = span && span.first <= day - DAYS_OF_BOOKS && (point?.customers ?? 0) >= LEAST_CUSTOMERS;
      return { day, share: isTold && point ? shareOf(name, point) : null };
    });
    const goal = goals[name] as number;
    return {
      name,
      goal,
      course,
      lostAfterDays,
      reached: isReached(name, goal, course.at(-1)?.share ?? null),
    };
  });
}

function shareOf(name: keyof Goals, { orders, ordersBefore, lost, customers }: GoalPoint): number {
  return name === 'churnMost' ? lost / customers : orders / ordersBefore - 1;
}

function isReached(name: keyof Goals, goal: number, share: number | null): boolean | null {
  if (share === null) return null;
  return name === 'churnMost' ? share <= goal : share >= goal;
}
