import { expect, test } from 'vitest';
import type { RaisedCall } from '../../../src/calls/raised-call.ts';
import { createCallDesk } from '../../../src/nurture/backtest/call-desk.ts';
import { checkReminders } from '../../../src/nurture/backtest/check-reminders.ts';
import { checkFlags, checkSilences } from '../../../src/nurture/backtest/check-silences.ts';
import { orderBook } from '../../../src/nurture/backtest/order-book.ts';
import type { Decided, Flag } from '../../../src/nurture/backtest/replay-talk.ts';
import { createPurchaseCollector } from '../../../src/rhythm/purchase-columns.ts';
import type { Day } from '../../../src/shared/calendar-day.ts';
import { raiseFor } from '../../support/call-stories.ts';

const LAST = 1_000;

/** Customer → order days, each of product 1; a minus before a day is a return on it. The books end on day 1,000. */
function booksOf(days: Readonly<Record<number, readonly Day[]>>) {
  const lines = createPurchaseCollector();
  let order = 0;
  for (const [customer, own] of Object.entries({ ...days, 99: [LAST] }))
    for (const day of own)
      lines.add(Number(customer), 1, Math.abs(day), ++order, day < 0 ? -1 : 1, day < 0 ? -100 : 100);
  return orderBook(lines.finish());
}

const flag = (customerId: number, kind: Flag['kind'], lastOrderOn: Day, day: Day): Flag => ({
  ...{ customerId, kind, lastOrderOn, day },
});

test('of those noticed, who orders on the 90th day fell silent, who orders on the 89th did not', () => {
  const book = booksOf({ 1: [100, 290], 2: [100, 289], 3: [100, -250], 4: [880] });
  const flags = [1, 2, 3].map((id) => flag(id, 'silent', 100, 200));
  // The 90 days of the last one do not lie within the books.
  const late = flag(4, 'late', 880, 912);
  expect(checkFlags([...flags, late], book)).toEqual([
    { kind: 'late', noticed: 1, judged: 0, fellSilent: 0 },
    { kind: 'silent', noticed: 3, judged: 3, fellSilent: 2 },
  ]);
  expect(checkFlags([flag(4, 'late', 880, 911)], book)[0]).toMatchObject({ judged: 1, fellSilent: 1 });
});

test('silences are told with those noticed before the plain rule, later and never, and by the silent signal alone', () => {
  const book = booksOf({
    1: [10, 100, 400],
    2: [10, 100, 400],
    3: [10, 100],
    4: [10, 100],
    // Ordered once; ordered again in time; nobody is cared for; silent since before the replay began.
    ...{ 5: [100], 6: [10, 100, 189], 7: [10, 100], 8: [10, 40] },
  });
  const flags = [
    ...[flag(1, 'late', 100, 140), flag(1, 'silent', 100, 170)],
    // Silent too late: as late it was noticed in time.
    ...[flag(2, 'late', 100, 150), flag(2, 'silent', 100, 191)],
    flag(3, 'late', 100, 195),
    flag(7, 'late', 100, 150),
    // Another silence of the same customer.
    flag(4, 'silent', 10, 80),
  ];
  const noticed = { flags, isCaredFor: (id: number) => id !== 7 };
  expect(checkSilences(noticed, book, { from: 90, to: 195 })).toEqual({
    ...{ silences: 4, before: 2, after: 1, orderedOnce: 1 },
    daysEarlier: [43, 45, 48],
    ...{ silentBefore: 1, silentDaysEarlier: [20, 20, 20] },
  });
});

test('a reminded item is judged once its usual gap lies within the books, and was bought on its last day still', () => {
  const book = booksOf({ 1: [100, 230], 2: [100, 231], 3: [900] });
  const mail = (customerId: number, day: Day, usualGapDays: number | null): Decided => ({
    ...{ customerId, day, heldOut: false },
    act: {
      ...{ kind: 'message', messageKind: 'reorder-reminder', contactId: 1, address: null },
      items: [{ productId: 1, usualGapDays } as never],
    },
  });
  const call: Decided = { customerId: 1, day: 100, heldOut: false, act: { kind: 'call', call: raiseFor(1) } };
  const sent = [mail(1, 200, 30), mail(2, 200, 30), mail(3, 972, 30), mail(3, 960, null), call];
  expect(checkReminders(sent, book)).toEqual({ items: 3, judged: 2, bought: 1, daysEarly: [30, 30, 30] });
  expect(checkReminders([mail(3, 971, 30)], book).judged).toBe(1);
});

test('of one and a half calls a day, the half ones come together every second weekday', () => {
  const monday = 18_267;
  const desk = createCallDesk([], 1.5);
  const raises: RaisedCall[] = Array.from({ length: 20 }, (_, i) => raiseFor(i + 1, { day: monday }));
  const made = [0, 1, 2, 3, 4, 5, 6, 7].map(
    (day) => desk.work(monday + day, day === 0 ? raises : []).made.length,
  );
  expect(made).toEqual([1, 2, 1, 2, 1, 0, 0, 2]);
});
