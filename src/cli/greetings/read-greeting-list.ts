import { parse } from 'csv-parse/sync';
import type { ListedGreeting } from '../../customers/greeting-store.ts';
import { detectDelimiter } from '../../orders/csv/detect-delimiter.ts';
import { dayFromIso } from '../../shared/calendar-day.ts';
import { LANGUAGES } from '../../shared/language.ts';
import { Mistake } from '../../shared/mistake.ts';

const COLUMNS = ['day', 'names', 'occasion', 'language'];
/** A leap year, in which every day that a list can name exists. */
const LEAP_YEAR = '2024';

/** A CSV list of days → one greeting a name. Throws a Mistake with the line of the first fault. */
export function readGreetingList(text: string): ListedGreeting[] {
  const rows: Record<string, string>[] = parse(text, {
    ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true },
    delimiter: detectDelimiter(text.split(/\r?\n/, 1)[0] ?? ''),
    columns: (header: string[]) => header.map((name) => name.toLowerCase()),
  });
  const unknown = Object.keys(rows[0] ?? {}).filter((name) => !COLUMNS.includes(name));
  if (unknown.length > 0 || rows.some((row) => row.day === undefined))
    throw new Mistake(
      `The list needs the column day, and may have ${COLUMNS.slice(1).join(', ')}; nothing else.`,
    );
  return rows.flatMap((row, index) => greetingsOf(row, index + 2));
}

function greetingsOf(row: Record<string, string>, line: number): ListedGreeting[] {
  const [, year, monthDay] = /^(?:(\d{4})-)?(\d{2}-\d{2})$/.exec(row.day ?? '') ?? [];
  if (monthDay === undefined || dayFromIso(`${year ?? LEAP_YEAR}-${monthDay}`) === null)
    throw new Mistake(`Line ${line}: “${row.day}” is no day such as 12-24 or 2026-12-24.`);
  const language = LANGUAGES.find((one) => one === row.language) ?? null;
  if (row.language && language === null)
    throw new Mistake(`Line ${line}: the language “${row.language}” is not one of ${LANGUAGES.join(', ')}.`);
  const names = (row.names ?? '')
    .toLowerCase()
    .split(/[\s,|/]+/)
    .filter(Boolean);
  const occasion = row.occasion || null;
  if (names.length === 0 && occasion === null)
    throw new Mistake(`Line ${line}: who is greeted, or what is wished? Names and occasion are both empty.`);
  const common = { monthDay, year: year === undefined ? null : Number(year), language, occasion };
  return names.length === 0 ? [{ ...common, name: null }] : names.map((name) => ({ ...common, name }));
}
