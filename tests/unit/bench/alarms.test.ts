import { expect, test } from 'vitest';
import type { AlarmCase } from '../../bench/support/alarms/alarm-case.ts';
import { replayAlarms } from '../../bench/support/alarms/replay-alarms.ts';
import { judgeThreshold, tradeOffs } from '../../bench/support/alarms/trade-off.ts';
import { simulatedTrade } from '../../support/simulated-trade.ts';

/** A customer replayed over five weeks, whose one rule says how many weeks it has been quiet. */
function aCase(real: number[], lastSeenWeek: number, stopped: number[] | null): AlarmCase {
  return {
    customerId: 1,
    regular: true,
    days: [0, 7, 14, 21, 28],
    cameBack: real.map((_, week) => week <= lastSeenWeek),
    real: { quiet: real },
    stopped: stopped && { quiet: stopped },
  };
}

test('an alarm is false when the customer came back, and one that stands for weeks is one', () => {
  const cases = [aCase([1, 2, 3, 0, 1], 4, null)];
  expect(judgeThreshold(cases, 'quiet', 1).falseAlarmsPerYear).toBeCloseTo(365 / 35);
  expect(judgeThreshold(cases, 'quiet', 3).falseAlarmsPerYear).toBe(0);
  expect(judgeThreshold([aCase([1, 2, 3, 4, 5], -1, null)], 'quiet', 1).falseAlarmsPerYear).toBe(0);
});

test('days to notice run from the day on which the customer was made to stop', () => {
  const cases = [aCase([0, 1, 0, 1, 0], 4, [0, 1, 2, 3, 4]), aCase([0, 1, 0, 1, 0], 4, [3, 4, 5, 6, 7])];
  expect(judgeThreshold(cases, 'quiet', 2)).toMatchObject({ daysToNotice: 21, noticedIn60: 1 });
  expect(judgeThreshold(cases, 'quiet', 4)).toMatchObject({ daysToNotice: null, noticedIn60: 0.5 });
});

test('at the same false alarms customers who stopped are noticed sooner than by counting days', () => {
  const books = simulatedTrade({ customers: 400, firstDay: 14_000, lastDay: 14_700 });
  const cases = replayAlarms(books, { from: 14_500, to: 14_700, horizonDays: 90 });
  const [ours] = tradeOffs(cases, 'Rytmi', [0.3]);
  const [days] = tradeOffs(cases, 'no order for N days', [0.3]);
  expect(ours?.falseAlarmsPerYear).toBeCloseTo(days?.falseAlarmsPerYear ?? 0, 1);
  expect(ours?.daysToNotice).toBeLessThan(0.85 * (days?.daysToNotice ?? Number.NaN));
});
