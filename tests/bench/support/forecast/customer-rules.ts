import type { Day } from '../../../../src/shared/calendar-day.ts';
import type { CustomerCut } from './customer-cut.ts';

/** What people use to tell that somebody falls silent; a higher number is more silent. */
export const CUSTOMER_RULES = {
  /** Fewest order days first. */
  frequency: (days: readonly Day[]) => -days.length,
  recency: (days: readonly Day[], day: Day) => daysSince(days, day),
  '90-day rule': (days: readonly Day[], day: Day) => (daysSince(days, day) > 90 ? 1 : 0),
  /** Days since the last order ÷ the median of the own gaps. */
  'own-gap rule': (days: readonly Day[], day: Day) => daysSince(days, day) / medianGap(days),
} as const;

export type CustomerRule = keyof typeof CUSTOMER_RULES;

export function scoreCustomers({ judged, day }: CustomerCut, rule: CustomerRule): Float64Array {
  return Float64Array.from(judged, ({ days }) => CUSTOMER_RULES[rule](days, day));
}

function daysSince(days: readonly Day[], day: Day): number {
  return day - (days.at(-1) ?? day);
}

function medianGap(days: readonly Day[]): number {
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day));
  gaps.sort((a, b) => a - b);
  const middle = gaps.length >> 1;
  const upper = gaps[middle] ?? 1;
  return gaps.length % 2 === 1 ? upper : (upper + (gaps[middle - 1] ?? upper)) / 2;
}
