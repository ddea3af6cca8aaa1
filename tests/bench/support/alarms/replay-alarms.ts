import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import { fitCustomerModel } from '../../../../src/forecast/customers/fit-customers.ts';
import { type OpenCustomers, openCustomers } from '../../../../src/forecast/customers/open-customers.ts';
import { orderChance } from '../../../../src/forecast/customers/order-chance.ts';
import { logBefore, type OrderLog, orderLogOf } from '../../../../src/forecast/customers/order-log.ts';
import { pacedGaps } from '../../../../src/forecast/customers/paced-gaps.ts';
import { tradePaceOf } from '../../../../src/forecast/customers/trade-pace-of.ts';
import { mergeOrderDays } from '../../../../src/rhythm/merge-order-days.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import type { AlarmCase } from './alarm-case.ts';
import { ALARM_RULES } from './alarm-rules.ts';

export interface AlarmReplay {
  /** First day of the replay, and the day on which customers are made to stop. */
  from: Day;
  /** Exclusive. */
  to: Day;
  horizonDays: number;
}

const WEEK = 7;
const MERGE_DAYS = 3;
/** With fewer order days a customer has no gaps of its own to speak of. */
const LEAST_ORDER_DAYS = 5;
/** Who has not ordered for longer had stopped before. */
const ACTIVE_DAYS = 180;
/** Spread of the gaps ÷ their mean up to which they are even. */
const REGULAR_SPREAD = 0.75;

/**
 * Looks at every active customer with a rhythm once a week, as the nightly review would: as it was, and as if it had stopped on
 * the first day. The model is fitted on that day; the trade's pace is known up to each day looked at.
 */
export function replayAlarms(
  books: readonly CustomerBook[],
  { from, to, horizonDays }: AlarmReplay,
): AlarmCase[] {
  const logs = books.map((book) => orderLogOf(book, to)).filter(({ days }) => (days[0] ?? to) < from);
  const past = logs.map((log) => logBefore(log, from));
  const model = fitCustomerModel(past, { on: from, horizonDays, closures: [] });
  // Queries reach back from the day looked at, or a year and more before: knowing later days changes none.
  const pace = tradePaceOf(
    books.map((book) => orderLogOf(book, to)),
    to,
  );
  const open = openCustomers({ ...model, pace });
  const days: Day[] = [];
  for (let day = from; day < to; day += WEEK) days.push(day);
  const cases: AlarmCase[] = [];
  for (const [i, log] of logs.entries()) {
    const before = mergeOrderDays(past[i]?.days ?? [], MERGE_DAYS);
    if (before.length < LEAST_ORDER_DAYS || from - (before.at(-1) ?? 0) > ACTIVE_DAYS) continue;
    cases.push(caseOf(open, log, days, spreadOf(before) <= REGULAR_SPREAD));
  }
  return cases;
}

function caseOf(open: OpenCustomers, log: OrderLog, days: readonly Day[], regular: boolean): AlarmCase {
  const [from = 0] = days;
  const last = log.days.at(-1) ?? from;
  return {
    customerId: log.customerId,
    regular,
    days,
    cameBack: days.map((day) => last >= day),
    real: scoresOf(open, log, days),
    stopped: last >= from ? scoresOf(open, logBefore(log, from), days) : null,
  };
}

function scoresOf(open: OpenCustomers, log: OrderLog, days: readonly Day[]): Record<string, number[]> {
  const scores: Record<string, number[]> = Object.fromEntries(
    Object.keys(ALARM_RULES).map((rule) => [rule, []]),
  );
  for (const day of days) {
    const known = logBefore(log, day);
    const view = {
      orderDays: mergeOrderDays(known.days, MERGE_DAYS),
      day,
      probability: orderChance(open, known, day, open.model.horizonDays),
      paced: pacedGaps(known.days, day, open.view),
    };
    for (const [rule, score] of Object.entries(ALARM_RULES)) scores[rule]?.push(score(view));
  }
  return scores;
}

function spreadOf(days: readonly Day[]): number {
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
}
