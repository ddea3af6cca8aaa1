import type { Day } from '../../../shared/calendar-day.ts';
import type { DrawnMonths } from '../../charts/draw-months.ts';
import type { Reader } from '../../console-deps.ts';
import { Page } from '../../shell/layout.tsx';
import { ResultTabs } from '../result-tabs.tsx';
import { ByMonth } from './by-month.tsx';
import { FigureTable } from './figure-table.tsx';
import type { CallColumn, MailColumn } from './touchpoint-figure.ts';
import { type CallTable, type MailTable, type TouchpointTable, wholeRows } from './touchpoint-table.ts';

export interface TouchpointsPageProps {
  reader: Reader;
  since: Day;
  months: readonly number[];
  mails: MailTable;
  calls: CallTable;
  /** The columns that are looked at over the months. */
  chosen: { mail: MailColumn; call: CallColumn };
  drawn: { mails: DrawnMonths | null; calls: DrawnMonths | null };
}

/** What became of every kind of mail and every reason of call: month by month, and in all. */
export function TouchpointsPage(props: TouchpointsPageProps) {
  const { reader, since, months, mails, calls, chosen, drawn } = props;
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`results:touchpoints.${key}`, values);
  const hrefOf = ({ mail, call }: typeof chosen, part: 'mails' | 'calls') =>
    `/console/results/touchpoints?mail=${mail}&call=${call}#${part}-by-month`;
  return (
    <Page reader={reader} title={say('title')} screen="results">
      <ResultTabs reader={reader} here="touchpoints" />
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead', { since: speaker.date(since) })}</p>
      <section class="part">
        <h2>{say('mails')}</h2>
        {mails.rows.length === 0 ? (
          <p class="quiet">{say('noMails')}</p>
        ) : (
          <>
            <ByMonth
              {...{ reader, months, table: mails, column: chosen.mail, drawn: drawn.mails }}
              hrefOf={(mail) => hrefOf({ ...chosen, mail }, 'mails')}
            />
            <Whole reader={reader} table={mails} first={say('kind')} />
          </>
        )}
      </section>
      <section class="part">
        <h2>{say('calls')}</h2>
        {calls.rows.length === 0 ? (
          <p class="quiet">{say('noCalls')}</p>
        ) : (
          <>
            <ByMonth
              {...{ reader, months, table: calls, column: chosen.call, drawn: drawn.calls }}
              hrefOf={(call) => hrefOf({ ...chosen, call }, 'calls')}
            />
            <Whole reader={reader} table={calls} first={say('reason')} />
          </>
        )}
      </section>
      <details>
        <summary>{speaker.say('results:effect.how')}</summary>
        {['mails', 'reordered', 'unsubscribed', 'calls', 'kept', 'months'].map((part) => (
          <p key={part} class="quiet">
            {say(`definition.${part}`)}
          </p>
        ))}
      </details>
    </Page>
  );
}

interface WholeProps<Row extends { month: number }, Column extends string> {
  reader: Reader;
  table: TouchpointTable<Row, Column>;
  first: string;
}

/** Every figure over all twelve months. */
function Whole<Row extends { month: number }, Column extends string>({
  reader,
  table,
  first,
}: WholeProps<Row, Column>) {
  const { speaker } = reader;
  const title = speaker.say(`results:touchpoints.whole.${table.part}`);
  return (
    <>
      <h3>{title}</h3>
      <p>
        <a href={`/console/results/touchpoints.csv?part=${table.part}`}>
          {speaker.say('results:effect.csv')}
        </a>
      </p>
      <FigureTable
        {...{ reader, first, label: title }}
        columns={table.columns.map((column) => table.say(column))}
        rows={wholeRows(table)}
      />
    </>
  );
}
