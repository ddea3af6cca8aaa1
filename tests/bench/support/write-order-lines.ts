import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { isoFromDay } from '../../../src/shared/calendar-day.ts';

export const ORDER_LINE_HEADER = 'order,customer,product,productName,date,quantity,price';
const CUSTOMERS = 5_000;
const PRODUCTS = 4_000;
const LINES_PER_ORDER = 10;
/** 2024-01-01, and two years from there. */
const FIRST_DAY = 19_723;
const DAYS = 730;

/** Writes a file of order lines in the order of time, the same on every run. Names hold commas, so that quoting costs its share. */
export async function writeOrderLines(path: string, lines: number): Promise<void> {
  const file = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  file.write(`${ORDER_LINE_HEADER}\n`);
  const next = lehmer(20_240_101);
  let customer = 0;
  let date = '';
  for (let line = 0; line < lines; line++) {
    const order = Math.floor(line / LINES_PER_ORDER);
    if (line % LINES_PER_ORDER === 0) {
      customer = next() % CUSTOMERS;
      date = isoFromDay(FIRST_DAY + Math.floor((line / lines) * DAYS));
    }
    const product = next() % PRODUCTS;
    const name = product % 10 === 0 ? `"Product, size ${product % 7}"` : `Product number ${product}`;
    const row = `T${order},K${customer},P${product},${name},${date},${1 + (next() % 24)},${(next() % 5000) / 100}\n`;
    if (!file.write(row)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** Park and Miller's generator: random enough for a bench, and the same everywhere. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}
