import { sumFigures } from '../../../nurture/touchpoints/sum-figures.ts';
import { sayWholeMonth } from '../../../words/say-whole-month.ts';
import type { Speaker } from '../../../words/speaker.ts';
import { csvOf } from '../../charts/csv-of.ts';
import { type TouchpointTable, wholeRows } from './touchpoint-table.ts';

/** Every column by name over the year, or by month and kind. */
export function touchpointCsv<Row extends { month: number }, Column extends string>(
  table: TouchpointTable<Row, Column>,
  by: 'year' | 'month',
  speaker: Speaker,
): string {
  const say = (key: string) => speaker.say(`results:touchpoints.${key}`);
  const { columns, kindOf, figureOf } = table;
  const named = columns.map((column) => table.say(column));
  if (by === 'year') {
    const header = [say(table.part === 'mails' ? 'kind' : 'reason'), ...named];
    return csvOf(
      [header, ...wholeRows(table).map(({ name, figures }) => [name, ...figures])],
      speaker.language,
    );
  }
  const header = [
    speaker.say('results:effect.month'),
    say(table.part === 'mails' ? 'kindAlone' : 'reason'),
    ...named,
  ];
  const rows = sumFigures(table.rows, (row) => `${row.month} ${kindOf(row)}`)
    .toSorted((a, b) => a.month - b.month)
    .map((row) => [
      sayWholeMonth(row.month, speaker),
      kindOf(row),
      ...columns.map((column) => figureOf(row, column).count),
    ]);
  return csvOf([header, ...rows], speaker.language);
}
