import { expect, test } from 'vitest';
import { replayAlarms } from '../../bench/support/alarms/replay-alarms.ts';
import { judgeThreshold, type TradeOff, tradeOffs } from '../../bench/support/alarms/trade-off.ts';
import { loadBooks } from '../../bench/support/forecast/load-books.ts';
import { day } from '../../support/story.ts';

const SAMPLE = new URL('../../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;
const { books } = await loadBooks(SAMPLE, 'online-retail');
const from = day('2010-11-01');
/** Real customers with a rhythm, each as it was and as if it had never ordered again. */
const cases = replayAlarms(books, { from, to: from + 210, horizonDays: 90 });
const PLAIN_RULES = ['no order for N days', 'N × own median gap'];
/** A rule that is said or not said. */
const shipped = (rule: string) => judgeThreshold(cases, rule, 0.5);
const plain = (rule: string, { falseAlarmsPerYear }: TradeOff) =>
  tradeOffs(cases, rule, [falseAlarmsPerYear])[0] as TradeOff;

test.each(PLAIN_RULES)(
  'customers who stopped are called silent weeks before “%s” with as many false alarms would',
  (rule) => {
    const ours = shipped('silent, as shipped');
    const theirs = plain(rule, ours);
    expect(cases.length).toBeGreaterThan(60);
    expect(ours.falseAlarmsPerYear).toBeLessThan(0.6);
    expect(theirs.falseAlarmsPerYear).toBeGreaterThan(0.7 * ours.falseAlarmsPerYear);
    expect(ours.daysToNotice ?? 999).toBeLessThan((theirs.daysToNotice ?? 999) - 7);
    expect(ours.noticedIn90).toBeGreaterThan(theirs.noticedIn90);
  },
);

test('late is said a month after the last usual order, at the price of more false alarms', () => {
  const silent = shipped('silent, as shipped');
  const late = shipped('late or silent, as shipped');
  expect(late.daysToNotice).toBeLessThan(45);
  expect(late.noticedIn60).toBeGreaterThan(0.75);
  expect(late.falseAlarmsPerYear).toBeGreaterThan(silent.falseAlarmsPerYear);
  expect(late.falseAlarmsPerYear).toBeLessThan(2);
});

test.each(PLAIN_RULES)('late is said weeks before “%s” with as many false alarms would', (rule) => {
  const ours = shipped('late or silent, as shipped');
  const theirs = plain(rule, ours);
  expect(ours.daysToNotice ?? 999).toBeLessThan((theirs.daysToNotice ?? 999) - 7);
  expect(ours.noticedIn60).toBeGreaterThan(theirs.noticedIn60);
});
