import { elapsedOpenDays } from '../../rhythm/elapsed-open-days.ts';
import { addGaps, emptyGapSums, intervalFrom } from '../../rhythm/gap-sums.ts';
import { chanceWithin, NEVER_AGAIN } from '../../rhythm/interval-forecast.ts';
import { mergeOrderDays } from '../../rhythm/merge-order-days.ts';
import { pullRhythm } from '../../rhythm/pull-rhythm.ts';
import type { Day, DayRange } from '../../shared/calendar-day.ts';
import type { OrderLog } from './order-log.ts';

/** The measure that rhythms are taken by unless the supplier says otherwise. */
const SETTINGS = { mergeOrderDays: 3, ownGapOrderDays: 5, latePercentile: 0.75 };

/** The chances of the plain interval for the same customers on the same day. */
export function plainChances(
  logs: readonly OrderLog[],
  today: Day,
  { horizonDays, closures }: { horizonDays: number; closures: readonly DayRange[] },
): number[] {
  const merged = logs.map(({ days }) => mergeOrderDays(days, SETTINGS.mergeOrderDays));
  const sums = emptyGapSums();
  for (const days of merged) addGaps([sums], days, closures);
  const all = { interval: intervalFrom(sums), source: 'all' } as const;
  return logs.map(({ days }, i) => {
    const lastDay = days.at(-1) ?? today;
    const rhythm = pullRhythm(merged[i] ?? [], lastDay, all, { settings: SETTINGS, closures });
    const quietFor = elapsedOpenDays(lastDay, today, closures);
    return chanceWithin(rhythm, quietFor, horizonDays, NEVER_AGAIN.customer) ?? 0;
  });
}
