import type { ShownMessage } from '../../messages/message-list-store.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { Notice } from '../shell/notice.tsx';
import { timeOf } from '../shell/time-of.ts';
import { DoubtForm } from './doubt-form.tsx';
import type { MessageTold } from './message-told.ts';
import { WithdrawForm } from './withdraw-form.tsx';

interface MessagePageProps {
  reader: Reader;
  message: ShownMessage;
  /** As sent, or as it would be now; null where there is nothing to show. */
  subject: string | null;
  told: MessageTold | null;
}

/** One message: to whom, where it stands, what can be done about it, and the mail itself. */
export function MessagePage({ reader, message, subject, told }: MessagePageProps) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`today:message.${key}`, values);
  const title = subject ?? speaker.say(`calls:message.kind.${message.kind}`);
  const { id, state } = message;
  return (
    <Page reader={reader} title={title} screen="today">
      <p class="eyebrow">
        <a href="/console">{speaker.say('console:today.title')}</a>
      </p>
      <h1>{title}</h1>
      {told ? <Notice tone={told === 'too-late' ? 'care' : 'good'}>{say(`told.${told}`)}</Notice> : null}
      <p class="lead">
        {speaker.say(`calls:message.kind.${message.kind}`)} · {message.contactName},{' '}
        <CustomerLink reader={reader} message={message} />
      </p>
      {state === 'uncertain' || state === 'failed' ? (
        <section class="care-part">
          <p>{say(`${state}Lead`)}</p>
          {state === 'failed' ? <Why message={message} says={say('why')} /> : null}
          <DoubtForm
            {...{ reader, message, from: 'message', today: isoFromDay(reader.today) }}
            uncertain={state === 'uncertain'}
          />
        </section>
      ) : null}
      <WithdrawForm reader={reader} message={message} from="message" />
      <h2>{say('course')}</h2>
      <Course reader={reader} message={message} />
      {subject === null ? (
        <p class="quiet">{say('nothing')}</p>
      ) : (
        <>
          <h2>{say(message.html === null ? 'asItWouldGo' : 'asSent')}</h2>
          <p class="quiet">{say('deadLinks')}</p>
          <iframe class="mail" sandbox="" src={`/console/messages/${id}/html`} title={title} />
        </>
      )}
    </Page>
  );
}

function CustomerLink({ reader, message }: { reader: Reader; message: ShownMessage }) {
  if (!reader.may('GET /console/customers/:id')) return <>{message.customerName}</>;
  return <a href={`/console/customers/${message.customerId}`}>{message.customerName}</a>;
}

function Why({ message, says }: { message: ShownMessage; says: string }) {
  if (!message.because) return null;
  return (
    <details>
      <summary>{says}</summary>
      <pre class="command">{message.because}</pre>
    </details>
  );
}

/** Each step it took, oldest first. */
function Course({ reader, message }: { reader: Reader; message: ShownMessage }) {
  const moves = (message.moves ?? []).filter(({ to }) => to !== 'claimed');
  return (
    <ol class="course">
      {moves.map(({ to, at }) => (
        <li key={`${at} ${to}`}>
          <time>{timeOf(new Date(at), reader)}</time> {reader.speaker.say(`calls:message.state.${to}`)}
        </li>
      ))}
    </ol>
  );
}
