import type { ListedIncoming } from '../../messages/incoming/incoming-list-store.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { CloseForms } from './close-forms.tsx';
import { IncomingMail } from './incoming-mail.tsx';

interface IncomingPageProps {
  reader: Reader;
  /** What waits for a person, the gravest first. */
  toDo: readonly ListedIncoming[];
  /** Everything that came, newest first. */
  lately: readonly ListedIncoming[];
  /** What became of the form just sent; null for none. */
  told: 'closed' | 'not-to-do' | 'no-reason' | null;
}

/** What came back by mail: first what somebody has to do something about, then everything. */
export function IncomingPage({ reader, toDo, lately, told }: IncomingPageProps) {
  const say = (key: string) => reader.speaker.say(`console:incoming.${key}`);
  return (
    <Page reader={reader} title={say('title')} screen="incoming">
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {told ? <Notice tone={told === 'closed' ? 'good' : 'care'}>{say(`told.${told}`)}</Notice> : null}
      {toDo.length === 0 ? <p class="quiet">{say('none')}</p> : null}
      <div class="cards">
        {toDo.map((mail) => (
          <article key={mail.id} class="card">
            <IncomingMail reader={reader} mail={mail} />
            <CloseForms reader={reader} mail={mail} />
          </article>
        ))}
      </div>
      <section aria-labelledby="lately">
        <h2 id="lately">{say('lately')}</h2>
        <ul class="reasons">
          {lately.map((mail) => (
            <li key={mail.id}>
              <IncomingMail reader={reader} mail={mail} short />
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
