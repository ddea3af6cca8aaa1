import { setImmediate } from 'node:timers/promises';
import type { FileForecast } from '../../nurture/forecast-file-customer.ts';
import type { Advance } from '../../platform/progress.ts';
import type { CsvWriter } from './csv-writer.ts';

export interface ForecastWriters {
  items: CsvWriter;
  customers: CsvWriter;
  suggestions: CsvWriter | null;
}

export const ITEM_COLUMNS = ['customer', 'product', 'probability'];
export const CUSTOMER_COLUMNS = [
  'customer',
  'probability_orders',
  'usual_gap_days',
  'days_since_last',
  'late',
  'silent',
  'shrinking',
  'growing',
];
export const SUGGESTION_COLUMNS = ['customer', 'product', 'rank', 'reason'];

/** Customers between two looks at the terminal and the disk. */
const CUSTOMERS_AT_A_TIME = 100;

/** Asks for one forecast after the other and writes its rows. `suggestionRows` says a customer's suggestions. */
export async function writeForecasts(
  forecasts: Iterable<FileForecast>,
  writers: ForecastWriters,
  suggestionRows: (forecast: FileForecast) => readonly (readonly (string | number)[])[],
  advance: Advance,
): Promise<void> {
  let done = 0;
  for (const forecast of forecasts) {
    for (const { product, probability } of forecast.items) {
      writers.items.row([forecast.customer, product, probabilityCell(probability)]);
    }
    writers.customers.row(customerCells(forecast));
    if (writers.suggestions) for (const row of suggestionRows(forecast)) writers.suggestions.row(row);
    done += 1;
    if (done % CUSTOMERS_AT_A_TIME > 0) continue;
    advance(done);
    await setImmediate();
    await Promise.all(Object.values(writers).map((writer: CsvWriter | null) => writer?.relieve()));
  }
}

function customerCells({ customer, orders, usualGapDays, daysSinceLast, signals }: FileForecast) {
  return [
    customer,
    orders === null ? null : probabilityCell(orders),
    usualGapDays === null ? null : usualGapDays.toFixed(1),
    daysSinceLast,
    ...(['late', 'silent', 'shrinking', 'growing'] as const).map((kind) => (signals.has(kind) ? 1 : 0)),
  ];
}

/** Six digits: enough to rank the rarest, and the same text on every machine. */
function probabilityCell(probability: number): string {
  return probability.toFixed(6);
}
