import type { ListedIncoming } from '../../messages/incoming/incoming-list-store.ts';
import { whatItIs } from './what-it-is.ts';

const SHORT = 80;

/** One line a mail: its number, when, what it is, from whom, and how it begins. */
export function describeIncomingList(mails: readonly ListedIncoming[]): string {
  return mails
    .map((mail) => {
      const who = mail.customerName ?? mail.fromName ?? mail.fromAddress ?? 'unknown';
      const begins = (mail.words || mail.subject || '').replace(/\s+/g, ' ').slice(0, SHORT);
      return `${String(mail.id).padStart(5)}  ${mail.receivedAt.slice(0, 16)}  ${whatItIs(mail)}  ${who}  ${begins}`;
    })
    .join('\n');
}
