import { sumFigures } from '../../../nurture/touchpoints/sum-figures.ts';
import type { TouchpointOverview } from '../../../nurture/touchpoints/touchpoint-overview.ts';
import type {
  CallCounts,
  CallFigures,
  MailCounts,
  MailFigures,
  OfMonth,
} from '../../../nurture/touchpoints/touchpoint-store.ts';
import type { Speaker } from '../../../words/speaker.ts';
import type { FigureRow } from './figure-table.tsx';
import { CALL_COLUMNS, callFigure, type Figure, MAIL_COLUMNS, mailFigure } from './touchpoint-figure.ts';

/** The figures of mails or of calls, with how they are named and shared out. */
export interface TouchpointTable<Row extends { month: number }, Column extends string> {
  part: 'mails' | 'calls';
  rows: readonly Row[];
  columns: readonly Column[];
  /** Kind and language, or reason. */
  nameOf(row: Row): string;
  /** Kind, or reason: coarse enough to be followed over months. */
  kindOf(row: Row): string;
  figureOf(row: Row, column: Column): Figure;
  say(column: Column): string;
}

export type MailTable = TouchpointTable<OfMonth<MailFigures>, (typeof MAIL_COLUMNS)[number]>;
export type CallTable = TouchpointTable<OfMonth<CallFigures>, (typeof CALL_COLUMNS)[number]>;

export function mailTable({ mails }: TouchpointOverview, speaker: Speaker): MailTable {
  const kindOf = ({ kind }: MailFigures) => speaker.say(`calls:message.kind.${kind}`);
  return {
    ...{ part: 'mails', rows: mails, columns: MAIL_COLUMNS, kindOf },
    nameOf: (row) => `${kindOf(row)}, ${speaker.say(`calls:language.${row.language}`)}`,
    figureOf: (row: MailCounts, column) => mailFigure(row, column),
    say: (column) => speaker.say(`results:touchpoints.mail.${column}`),
  };
}

export function callTable({ calls }: TouchpointOverview, speaker: Speaker): CallTable {
  const kindOf = ({ purpose }: CallFigures) => speaker.say(`calls:purpose.${purpose}`);
  return {
    ...{ part: 'calls', rows: calls, columns: CALL_COLUMNS, kindOf, nameOf: kindOf },
    figureOf: (row: CallCounts, column) => callFigure(row, column),
    say: (column) => speaker.say(`results:touchpoints.call.${column}`),
  };
}

/** All months together: every column by name. */
export function wholeRows<Row extends { month: number }, Column extends string>({
  rows,
  columns,
  nameOf,
  figureOf,
}: TouchpointTable<Row, Column>): FigureRow[] {
  return sumFigures(rows, nameOf).map((row) =>
    rowOf(
      nameOf(row),
      columns.map((column) => figureOf(row, column)),
    ),
  );
}

/** One column by kind: in all, then month by month; the most frequent kind first. */
export function monthRows<Row extends { month: number }, Column extends string>(
  { rows, kindOf, figureOf }: TouchpointTable<Row, Column>,
  column: Column,
  months: readonly number[],
): FigureRow[] {
  const monthly = sumFigures(rows, (row) => `${row.month} ${kindOf(row)}`);
  const figures = sumFigures(rows, kindOf).map((all) => {
    const own = monthly.filter((row) => kindOf(row) === kindOf(all));
    const byMonth = months.map((month) => own.find((row) => row.month === month));
    return rowOf(
      kindOf(all),
      [all, ...byMonth].map((row) => (row ? figureOf(row, column) : NOTHING)),
    );
  });
  return figures.toSorted((a, b) => (b.figures[0] ?? 0) - (a.figures[0] ?? 0));
}

const NOTHING: Figure = { count: null, whole: null };

function rowOf(name: string, figures: readonly Figure[]): FigureRow {
  return {
    name,
    figures: figures.map(({ count }) => count),
    wholes: figures.map(({ whole }) => whole),
  };
}
