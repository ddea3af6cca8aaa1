import type { InboxMail } from '../../messages/inbox-store.ts';
import type { ParsedMail } from '../../messages/parse-inbox-mail.ts';
import type { Reader } from '../console-deps.ts';
import { Page } from '../shell/layout.tsx';
import { timeOf } from '../shell/time-of.ts';

export const MAIL_VIEWS = ['html', 'text', 'source'] as const;
type MailView = (typeof MAIL_VIEWS)[number];

interface MailPageProps {
  reader: Reader;
  mail: InboxMail;
  parsed: ParsedMail;
  /** The mail as it came, shortened if very long. */
  source: string;
  view: MailView;
}

/** One mail: as its reader sees it, as text, and as it came. */
export function MailPage({ reader, mail, parsed, source, view }: MailPageProps) {
  const say = (key: string) => reader.speaker.say(`console:mail.${key}`);
  const subject = mail.subject ?? reader.speaker.say('console:inbox.noSubject');
  return (
    <Page reader={reader} title={subject} screen="inbox">
      <p class="eyebrow">
        <a href="/console/inbox">{reader.speaker.say('console:inbox.title')}</a>
      </p>
      <h1>{subject}</h1>
      <dl class="mail-head">
        <dt>{say('from')}</dt>
        <dd>{mail.from ?? '–'}</dd>
        <dt>{say('to')}</dt>
        <dd>{mail.to ?? '–'}</dd>
        <dt>{say('at')}</dt>
        <dd>{timeOf(mail.receivedAt, reader)}</dd>
      </dl>
      <nav class="tabs" aria-label={say('views')}>
        {MAIL_VIEWS.map((one) => (
          <a key={one} href={`?view=${one}`} aria-current={one === view ? 'page' : undefined}>
            {say(one)}
          </a>
        ))}
      </nav>
      {view === 'html' && parsed.html ? (
        <iframe
          class="mail"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          src={`/console/inbox/${mail.id}/html`}
          title={subject}
        />
      ) : (
        <pre class="mail">{view === 'source' ? source : (parsed.text ?? say('noText'))}</pre>
      )}
    </Page>
  );
}
