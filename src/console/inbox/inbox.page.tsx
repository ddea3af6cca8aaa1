import type { InboxMail } from '../../messages/inbox-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { timeOf } from '../shell/time-of.ts';

interface InboxPageProps {
  reader: Reader;
  mails: readonly InboxMail[];
  /** Where the next page begins; null on the last. */
  older: number | null;
}

/** Every mail that the built-in server took, newest first. */
export function InboxPage({ reader, mails, older }: InboxPageProps) {
  const { speaker } = reader;
  const say = (key: string) => speaker.say(`console:inbox.${key}`);
  return (
    <Page reader={reader} title={say('title')} screen="inbox">
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {mails.length === 0 ? <p class="quiet">{say('none')}</p> : null}
      <ul class="mails">
        {mails.map((mail) => (
          <li key={mail.id}>
            <a href={`/console/inbox/${mail.id}`}>
              <span class="cell">{mail.to ?? '–'}</span>
              <span class="cell mail-subject">{mail.subject ?? say('noSubject')}</span>
              <time class="quiet" dateTime={mail.receivedAt.toISOString()}>
                {timeOf(mail.receivedAt, reader)}
              </time>
            </a>
          </li>
        ))}
      </ul>
      {older === null ? null : (
        <p>
          <a class="button plain-button" href={`/console/inbox?before=${older}`}>
            {say('older')}
          </a>
        </p>
      )}
    </Page>
  );
}
