import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import type { ForecastFit, ForecastNeeds } from '../../../../src/forecast/fit-forecast.ts';
import { forecastCustomer } from '../../../../src/forecast/forecast-customer.ts';
import { openForecast } from '../../../../src/forecast/open-forecast.ts';
import { fitInThread } from '../../../../src/nurture/fit-in-thread.ts';
import type { FitTask } from '../../../../src/nurture/fit-task.ts';
import { startThread } from '../../../../src/platform/start-thread.ts';
import { detectClosures } from '../../../../src/rhythm/detect-closures.ts';
import { createPurchaseCollector } from '../../../../src/rhythm/purchase-columns.ts';
import type { Day, DayRange } from '../../../../src/shared/calendar-day.ts';
import { booksBefore } from './books-before.ts';
import { saleDays } from './sale-days.ts';

export interface Horizons {
  itemHorizonDays: number;
  customerHorizonDays: number;
  /** For a file smaller than what Rytmi wants before it forecasts. */
  needs?: ForecastNeeds;
}

export interface AllForecasts {
  /** Chance of an order, by customer. */
  orders: Map<number, number>;
  /** Chance of each item, by customer and product. */
  items: Map<number, Map<number, number>>;
}

export interface FittedDay {
  fit: ForecastFit;
  forecasts: AllForecasts | null;
  fitSeconds: number;
  forecastSeconds: number;
}

/**
 * Rytmi on the morning of a day: fitted on what lay before it, on everybody unless it is said on whom, and asked about everybody.
 * Null with too little history.
 */
export async function forecastAll(
  books: readonly CustomerBook[],
  on: Day,
  { learnFrom, ...horizons }: Horizons & { learnFrom?: readonly CustomerBook[] },
): Promise<FittedDay> {
  const before = booksBefore(books, on);
  const learntFrom = learnFrom ? booksBefore(learnFrom, on) : before;
  const { itemHorizonDays, customerHorizonDays, needs } = horizons;
  const task = taskOf(learntFrom, {
    ...{ on, itemHorizonDays, customerHorizonDays, closures: closuresOf(learntFrom, on) },
    ...(needs && { needs }),
  });
  const startedAt = performance.now();
  const fit = await fitInThread(startThread)(task);
  const fittedAt = performance.now();
  const fitSeconds = (fittedAt - startedAt) / 1000;
  if (fit.kind !== 'fitted') return { fit, forecasts: null, fitSeconds, forecastSeconds: 0 };
  const forecast = openForecast(fit.model);
  const forecasts: AllForecasts = { orders: new Map(), items: new Map() };
  for (const book of before) {
    const { orders, items } = forecastCustomer(forecast, book, on);
    if (orders) forecasts.orders.set(book.customerId, orders.probability);
    forecasts.items.set(book.customerId, new Map(items.map((item) => [item.productId, item.probability])));
  }
  return { fit, forecasts, fitSeconds, forecastSeconds: (performance.now() - fittedAt) / 1000 };
}

function taskOf(books: readonly CustomerBook[], input: FitTask['input']): FitTask {
  const lines = createPurchaseCollector();
  for (const { customerId, history } of books)
    for (const { productId, purchases } of history.items)
      for (const { day, orderId, quantity, amountCents } of purchases)
        lines.add(customerId, productId, day, orderId, quantity, amountCents);
  return { lines: lines.finish(), industries: new Map(), input };
}

function closuresOf(books: readonly CustomerBook[], today: Day): DayRange[] {
  const days = saleDays(
    books.flatMap(({ history }) => history.items.flatMap(({ purchases }) => [...purchases])),
  );
  return detectClosures(new Set(days), today);
}
