import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import { orderDaysOf } from '../../../../src/rhythm/order-days.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import { DEFAULT_SIGNAL_THRESHOLDS } from '../../../../src/signals/signal-thresholds.ts';
import { historyBefore } from '../signal-case.ts';
import type { AlarmCase } from './alarm-case.ts';
import { ALARM_RULES, SHIPPED_RULES } from './alarm-rules.ts';
import { type Look, weeklyLooks } from './weekly-looks.ts';

export interface AlarmReplay {
  /** First day of the replay, and the day on which customers are made to stop. */
  from: Day;
  /** Exclusive. */
  to: Day;
  horizonDays: number;
}

const WEEK = 7;
/** With fewer order days a customer has no gaps of its own to speak of. */
const LEAST_ORDER_DAYS = 5;
/** Who has not ordered for longer had stopped before. */
const ACTIVE_DAYS = 180;
/** Spread of the gaps ÷ their mean up to which they are even. */
const REGULAR_SPREAD = 0.75;

/**
 * Looks at every active customer with a rhythm once a week, as the nightly review would: as it was, and as if it had stopped on
 * the first day.
 */
export function replayAlarms(
  books: readonly CustomerBook[],
  { from, to, horizonDays }: AlarmReplay,
): AlarmCase[] {
  const days: Day[] = [];
  for (let day = from; day < to; day += WEEK) days.push(day);
  const look = weeklyLooks(books, { days, horizonDays });
  return books.flatMap((book) => {
    const before = orderDaysBefore(book, from);
    if (before.length < LEAST_ORDER_DAYS || from - (before.at(-1) ?? 0) > ACTIVE_DAYS) return [];
    const last = orderDaysOf(historyBefore(book.history, to).items, 0).lastDay ?? from;
    const stopped = { ...book, history: historyBefore(book.history, from) };
    return {
      customerId: book.customerId,
      regular: spreadOf(before) <= REGULAR_SPREAD,
      days,
      cameBack: days.map((day) => last >= day),
      real: scoresOf(look, book, days),
      stopped: last >= from ? scoresOf(look, stopped, days) : null,
    };
  });
}

function orderDaysBefore({ history }: CustomerBook, day: Day): readonly Day[] {
  return orderDaysOf(historyBefore(history, day).items, DEFAULT_SIGNAL_THRESHOLDS.mergeOrderDays).days;
}

function scoresOf(look: Look, book: CustomerBook, days: readonly Day[]): Record<string, number[]> {
  const looks = days.map((day) => look(book, day));
  const scores: Record<string, number[]> = {};
  for (const [rule, score] of Object.entries(ALARM_RULES)) scores[rule] = looks.map(score);
  for (const [rule, isSaid] of Object.entries(SHIPPED_RULES))
    scores[rule] = looks.map((one) => (isSaid(one) ? 1 : 0));
  return scores;
}

function spreadOf(days: readonly Day[]): number {
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
}
