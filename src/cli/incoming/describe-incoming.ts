import type { ShownIncoming } from '../../messages/incoming/incoming-list-store.ts';
import { whatItIs } from './what-it-is.ts';

/** All that is known of one mail, and what to say next. */
export function describeIncoming(mail: ShownIncoming): string {
  const from = [mail.fromName, mail.fromAddress && `<${mail.fromAddress}>`].filter(Boolean).join(' ');
  const lines = [
    `${mail.id}: ${whatItIs(mail)}`,
    `came   ${mail.receivedAt} by ${mail.source}`,
    `from   ${from || 'not known'}`,
    `about  ${aboutOf(mail)}`,
    ...(mail.subject ? [`subject  ${mail.subject}`] : []),
    ...(mail.rule ? [`known by  ${mail.rule}`] : []),
    ...(mail.status || mail.answer
      ? [`answer  ${[mail.status, mail.answer].filter(Boolean).join(' ')}`]
      : []),
    ...(mail.stopWords ? [`stopped by  “${mail.stopWords}”; the address is not written to`] : []),
    ...(mail.closedBy
      ? [`closed by  ${mail.closedBy}${mail.closedBecause ? `: ${mail.closedBecause}` : ''}`]
      : []),
  ];
  const quoted = mail.words ? ['', ...mail.words.split('\n').map((line) => `  | ${line}`)] : [];
  return [...lines, ...quoted].join('\n');
}

function aboutOf({ customerName, contactName, messageId, tie }: ShownIncoming): string {
  if (!customerName) return 'nobody we know';
  const message = messageId ? `, message ${messageId} (by ${tie})` : '';
  return `${contactName}, ${customerName}${message}`;
}
