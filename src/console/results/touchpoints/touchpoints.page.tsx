import type { CallFigures, MailFigures } from '../../../nurture/touchpoints/touchpoint-store.ts';
import type { Day } from '../../../shared/calendar-day.ts';
import type { Reader } from '../../console-deps.ts';
import { Page } from '../../shell/layout.tsx';
import { ResultTabs } from '../result-tabs.tsx';
import { FigureTable } from './figure-table.tsx';
import { CALL_COLUMNS, callRows, MAIL_COLUMNS, mailRows } from './touchpoint-rows.ts';

export interface TouchpointsPageProps {
  reader: Reader;
  since: Day;
  mails: readonly MailFigures[];
  calls: readonly CallFigures[];
}

/** What became of every kind of mail and every reason of call. */
export function TouchpointsPage({ reader, since, mails, calls }: TouchpointsPageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`results:touchpoints.${key}`, values);
  return (
    <Page reader={reader} title={say('title')} screen="results">
      <ResultTabs reader={reader} here="touchpoints" />
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead', { since: speaker.date(since) })}</p>
      <section class="part">
        <h2>{say('mails')}</h2>
        {mails.length === 0 ? (
          <p class="quiet">{say('noMails')}</p>
        ) : (
          <>
            <Csv reader={reader} part="mails" />
            <FigureTable
              reader={reader}
              label={say('mails')}
              first={say('kind')}
              columns={MAIL_COLUMNS.map((column) => say(`mail.${column}`))}
              rows={mailRows(mails, speaker)}
            />
          </>
        )}
      </section>
      <section class="part">
        <h2>{say('calls')}</h2>
        {calls.length === 0 ? (
          <p class="quiet">{say('noCalls')}</p>
        ) : (
          <>
            <Csv reader={reader} part="calls" />
            <FigureTable
              reader={reader}
              label={say('calls')}
              first={say('reason')}
              columns={CALL_COLUMNS.map((column) => say(`call.${column}`))}
              rows={callRows(calls, speaker)}
            />
          </>
        )}
      </section>
      <details>
        <summary>{speaker.say('results:effect.how')}</summary>
        {['mails', 'reordered', 'unsubscribed', 'calls', 'kept'].map((part) => (
          <p key={part} class="quiet">
            {say(`definition.${part}`)}
          </p>
        ))}
      </details>
    </Page>
  );
}

function Csv({ reader, part }: { reader: Reader; part: 'mails' | 'calls' }) {
  return (
    <p>
      <a href={`/console/results/touchpoints.csv?part=${part}`}>{reader.speaker.say('results:effect.csv')}</a>
    </p>
  );
}
