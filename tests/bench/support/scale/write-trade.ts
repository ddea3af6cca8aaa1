import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type Day, isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { ScaleSize } from './scale-size.ts';
import { openTradeSource, type TradeSource } from './trade-source.ts';

/** 2026-06-01: the day's file begins about here, whatever the size. */
const LAST_DAY = 20_605;
const DAYS_A_YEAR = 365;
const BLOCK = 256 * 1024;

export interface WrittenTrade {
  /** The morning after the last order of the years. */
  firstNight: Day;
  /** The morning after the last order of the day's file. */
  reviewDay: Day;
}

/** Writes the years up to now into one file and what a day brings into another, in the order of time, as an office exports them. */
export async function writeTrade(
  size: ScaleSize,
  paths: { years: string; day: string },
): Promise<WrittenTrade> {
  const days = size.years * DAYS_A_YEAR;
  const source = openTradeSource(size.customers, LAST_DAY - days, days);
  let day = LAST_DAY - days;
  const years = await writeDays(source, paths.years, day, (_, at) => at >= LAST_DAY);
  day = years.next;
  const last = await writeDays(source, paths.day, day, (lines) => lines >= size.dayLines);
  return { firstNight: day, reviewDay: last.next };
}

async function writeDays(
  source: TradeSource,
  path: string,
  from: Day,
  isEnough: (lines: number, next: Day) => boolean,
): Promise<{ lines: number; next: Day }> {
  const file = createWriteStream(path, { highWaterMark: BLOCK });
  file.write('order,customer,product,productName,date,quantity,price\n');
  let lines = 0;
  let day = from;
  for (; !isEnough(lines, day); day++) {
    const date = isoFromDay(day);
    let text: string[] = [];
    source.linesOf(day, ({ order, customer, product, quantity, priceCents }) => {
      lines += 1;
      text.push(
        `T${order},K${customer},P${product},Product ${product},${date},${quantity},${(priceCents / 100).toFixed(2)}\n`,
      );
      if (text.length < 4_096) return;
      file.write(text.join(''));
      text = [];
    });
    if (!file.write(text.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return { lines, next: day };
}
