import type { ListedIncoming } from '../../messages/incoming/incoming-list-store.ts';
import type { Reader } from '../console-deps.ts';
import { timeOf } from '../shell/time-of.ts';

interface IncomingMailProps {
  reader: Reader;
  mail: ListedIncoming;
  /** One line, without what it says. */
  short?: boolean;
}

/** One mail that came back. Its words are foreign: they are shown as text and never as HTML. */
export function IncomingMail({ reader, mail, short = false }: IncomingMailProps) {
  const { speaker } = reader;
  const who =
    mail.contactName ?? mail.fromName ?? mail.fromAddress ?? speaker.say('console:incoming.unknown');
  return (
    <>
      <p>
        <span class="quiet">{timeOf(new Date(mail.receivedAt), reader)}</span>{' '}
        <strong>{kindOf(mail, reader)}</strong> {who}
        {mail.customerId === null ? null : (
          <>
            {' · '}
            <a href={`/console/customers/${mail.customerId}`}>{mail.customerName}</a>
          </>
        )}
        {' · '}
        <a href={`/console/incoming/${mail.id}/original`}>{speaker.say('console:incoming.original')}</a>
      </p>
      {short ? null : <Words mail={mail} />}
    </>
  );
}

function Words({ mail }: { mail: ListedIncoming }) {
  return (
    <>
      {mail.subject ? <p>{mail.subject}</p> : null}
      {mail.words ? (
        <blockquote>
          {mail.words.split('\n').map((line, i) => (
            <span key={i}>
              {line}
              <br />
            </span>
          ))}
        </blockquote>
      ) : null}
    </>
  );
}

function kindOf({ kind, severity, grave }: ListedIncoming, { speaker }: Reader): string {
  if (kind === 'reply' && grave) return speaker.say('console:incoming.kind.complaint');
  if (kind === 'bounce' && severity) return speaker.say(`console:incoming.bounce.${severity}`);
  return speaker.say(`console:incoming.kind.${kind ?? 'waiting'}`);
}
