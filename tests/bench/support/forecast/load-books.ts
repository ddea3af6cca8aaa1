import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import { readOrderFile } from '../../../../src/orders/read-order-file.ts';
import { historiesFromColumns } from '../../../../src/rhythm/histories-from-columns.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import { speakerFor } from '../../../../src/words/speaker.ts';

export interface LoadedBooks {
  books: CustomerBook[];
  customerIds: readonly string[];
  productIds: readonly string[];
  lines: number;
  firstDay: Day;
  lastDay: Day;
}

/** All order lines of a file as books; ends the bench where the file cannot be read. */
export async function loadBooks(path: string, profile: string): Promise<LoadedBooks> {
  const file = await readOrderFile({ path, profile, before: Number.MAX_SAFE_INTEGER });
  if (!file.ok) {
    throw new Error(speakerFor('en').say(`imports:fault.${file.problem.code}`, file.problem.values));
  }
  const { lines, customerIds, productIds } = file.value;
  const books = Array.from(historiesFromColumns(lines), (one) => ({ ...one, industry: null }));
  let [firstDay, lastDay] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of lines.days) {
    firstDay = Math.min(firstDay, day);
    lastDay = Math.max(lastDay, day);
  }
  return { books, customerIds, productIds, lines: lines.days.length, firstDay, lastDay };
}
