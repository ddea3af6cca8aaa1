import type { ShownMessage } from '../../messages/message-list-store.ts';

/** All that is known of one message, its text last. */
export function describeMessage(message: ShownMessage): string {
  const facts: readonly (readonly [string, string | number | null])[] = [
    ['message', message.id],
    ['customer', message.customerName],
    ['contact', message.contactName],
    ['kind', `${message.kind}, ${message.language}`],
    ['decided on', message.decidedOn],
    ['state', message.state],
    ['because', message.because],
    ['goes after', message.sendAfter],
    ['attempts', message.attempt],
    ['server said', message.smtpAnswer],
    ['template', message.templateVersion],
    ['subject', message.subject],
  ];
  return [
    ...facts.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(12)} ${value}`])),
    '',
    ...message.moves.map(({ at, to, because }) => `${at}  ${to.padEnd(9)}  ${because ?? ''}`.trimEnd()),
    ...(message.body === null ? [] : ['', message.body.trimEnd()]),
  ].join('\n');
}
