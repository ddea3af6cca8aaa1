import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import { fitCustomerModel } from '../../../../src/forecast/customers/fit-customers.ts';
import { forecastOrders } from '../../../../src/forecast/customers/forecast-orders.ts';
import { openCustomers } from '../../../../src/forecast/customers/open-customers.ts';
import { orderLogOf } from '../../../../src/forecast/customers/order-log.ts';
import { tradePaceOf } from '../../../../src/forecast/customers/trade-pace-of.ts';
import { customerRhythm } from '../../../../src/rhythm/customer-rhythm.ts';
import { detectClosures } from '../../../../src/rhythm/detect-closures.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import type { SignalCase } from '../../../../src/signals/signal-input.ts';
import { DEFAULT_SIGNAL_THRESHOLDS } from '../../../../src/signals/signal-thresholds.ts';
import { historyBefore, judgedBase } from '../signal-case.ts';

/** A customer as a review would see it on the morning of a day, by what was known on it; its items are left out. */
export type Look = (book: CustomerBook, day: Day) => SignalCase;

/**
 * The model and the base are learnt on the first day; the trade's pace and its closures are known up to each day looked at, and
 * no further.
 */
export function weeklyLooks(
  books: readonly CustomerBook[],
  { days, horizonDays }: { days: readonly Day[]; horizonDays: number },
): Look {
  const [from = 0] = days;
  const judged = judgedBase(books, from);
  const logs = books.map((book) => orderLogOf(book, (days.at(-1) ?? from) + 1));
  const past = books.map((book) => orderLogOf(book, from)).filter((log) => log.days.length > 0);
  const model = fitCustomerModel(past, { on: from, horizonDays, closures: judged.closures });
  const opened = new Map(
    days.map((day) => [day, openCustomers({ ...model, pace: tradePaceOf(logs, day) })] as const),
  );
  const sold = new Set(logs.flatMap((log) => log.days));
  const closed = new Map(days.map((day) => [day, detectClosures(sold, day)] as const));
  return (book, day) => {
    const closures = closed.get(day) ?? [];
    const history = historyBefore(book.history, day);
    const open = opened.get(day);
    const orders = open ? forecastOrders(open, { ...book, history }, day) : null;
    const context = { ...judged, closures, settings: DEFAULT_SIGNAL_THRESHOLDS, industry: book.industry };
    return {
      ...judged,
      ...{ closures, today: day, industry: book.industry, history, complaints: [], changes: null },
      thresholds: DEFAULT_SIGNAL_THRESHOLDS,
      product: () => undefined,
      rhythm: customerRhythm(history, day, context, Number.POSITIVE_INFINITY),
      forecast: { on: day, orders, items: [], itemHorizonDays: 0, itemsAmong: () => [] },
    };
  };
}
