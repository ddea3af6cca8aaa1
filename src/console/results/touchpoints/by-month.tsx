import { firstDayOfMonth } from '../../../shared/calendar-day.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import type { DrawnMonths } from '../../charts/draw-months.ts';
import type { Reader } from '../../console-deps.ts';
import { sayShortMonth } from '../../shell/say-short-day.ts';
import { FigureTable } from './figure-table.tsx';
import { monthRows, type TouchpointTable } from './touchpoint-table.ts';

interface ByMonthProps<Row extends { month: number }, Column extends string> {
  reader: Reader;
  table: TouchpointTable<Row, Column>;
  months: readonly number[];
  /** The column that is looked at, and where another is chosen. */
  column: Column;
  hrefOf(column: Column): string;
  /** Null where that column holds nothing. */
  drawn: DrawnMonths | null;
}

/** One figure of every kind or reason over the last twelve months, drawn and in numbers. */
export function ByMonth<Row extends { month: number }, Column extends string>({
  reader,
  table,
  months,
  column,
  hrefOf,
  drawn,
}: ByMonthProps<Row, Column>) {
  const { speaker } = reader;
  const say = (key: string) => speaker.say(`results:touchpoints.${key}`);
  const title = say(`byMonth.${table.part}`);
  return (
    <>
      <h3 id={`${table.part}-by-month`}>{title}</h3>
      <nav class="tabs" aria-label={title}>
        {table.columns.map((other) => (
          <a key={other} href={hrefOf(other)} aria-current={other === column ? 'true' : undefined}>
            {table.say(other)}
          </a>
        ))}
      </nav>
      {drawn ? (
        <ChartFigure chart={drawn.chart} caption={table.say(column)} legend={drawn.legend} />
      ) : (
        <p class="quiet">{say('nothingDrawn')}</p>
      )}
      <p>
        <a href={`/console/results/touchpoints.csv?part=${table.part}&by=month`}>
          {speaker.say('results:effect.csv')}
        </a>
      </p>
      <FigureTable
        reader={reader}
        label={title}
        first={say(table.part === 'mails' ? 'kindAlone' : 'reason')}
        columns={[
          speaker.say('reasons:total'),
          ...months.map((month) => sayShortMonth(firstDayOfMonth(month), reader)),
        ]}
        rows={monthRows(table, column, months)}
      />
    </>
  );
}
