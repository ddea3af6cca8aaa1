import { expect, test } from 'vitest';
import { classifyDeliveryError } from '../../../src/messages/classify-delivery-error.ts';
import type { SmtpStep, SmtpTrouble } from '../../../src/platform/outgoing-mail.ts';

function trouble(step: SmtpStep, answer: string, bodyStarted = step === 'body'): SmtpTrouble {
  const [, code, enhanced] = /^(\d+)?(?:[ -](\d\.\d+\.\d+))?/.exec(answer) ?? [];
  return { step, code: code ? Number(code) : null, enhanced: enhanced ?? null, answer, bodyStarted };
}

test.each<[SmtpStep, string, string]>([
  // Temporary: the mail comes again later.
  ['sender', '421 4.7.0 too many connections', 'retry'],
  ['sender', '451 4.3.0 local error', 'retry'],
  ['recipient', '450 4.2.0 mailbox busy', 'retry'],
  ['recipient', '451 4.7.1 greylisted', 'retry'],
  ['recipient', '452 4.2.2 mailbox full for now', 'retry'],
  ['data', '421 4.3.2 shutting down', 'retry'],
  ['body', '421 4.4.2 timeout', 'retry'],
  ['body', '421 4.7.28 rate limited', 'retry'],
  ['body', '452 4.3.1 no space', 'retry'],
  ['sender', 'connection closed', 'retry'],
  ['recipient', 'connection reset', 'retry'],
  ['sender', '250 2.1.0 ok, said twice', 'retry'],
  ['data', '99 bottles', 'retry'],
  // This address.
  ['recipient', '550 5.1.1 user unknown', 'address-dead'],
  ['recipient', '550 5.1.2 no such domain', 'address-dead'],
  ['recipient', '550 5.1.10 null MX', 'address-dead'],
  ['recipient', '550 5.2.1 mailbox disabled', 'address-dead'],
  ['recipient', '553 5.1.3 bad address', 'address-dead'],
  ['body', '550 5.1.1 user unknown', 'address-dead'],
  ['recipient', '550 No such user here', 'address-dead'],
  ['recipient', '550 Mailbox does not exist', 'address-dead'],
  // This mail only.
  ['recipient', '550 go away', 'refused'],
  ['recipient', '552 5.2.2 mailbox full', 'refused'],
  ['sender', '552 5.3.4 message too big', 'refused'],
  ['body', '552 5.3.4 message too big', 'refused'],
  ['body', '554 5.6.0 content refused', 'refused'],
  ['body', '550 user unknown in content', 'refused'],
  ['recipient', '550 5.7.133 sender not authenticated for group', 'refused'],
  ['recipient', '550 5.7.1 this group only accepts mail from members', 'refused'],
  ['body', '550 5.1.0 not liked', 'refused'],
  ['local', 'not a mail address', 'refused'],
  ['recipient', '554 5.7.1 <x@y.fi>: Recipient address rejected: Access denied', 'refused'],
  ['recipient', '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized', 'refused'],
  // Ourselves.
  ['login', '535 5.7.8 wrong password', 'own-fault'],
  ['login', '534 5.7.9 mechanism too weak', 'own-fault'],
  ['login', 'no authentication method', 'own-fault'],
  ['sender', '530 5.7.0 must log in first', 'own-fault'],
  ['sender', '550 5.1.8 sender refused', 'own-fault'],
  ['sender', '553 5.7.1 sender not owned by user', 'own-fault'],
  ['tls', 'certificate has expired', 'own-fault'],
  ['connect', '554 5.7.1 blocked by our list', 'own-fault'],
  ['recipient', '554 5.7.1 relay access denied', 'own-fault'],
  ['recipient', '550 relaying denied', 'own-fault'],
  ['recipient', '554 5.7.1 <us.fi>: Sender address rejected: Access denied', 'own-fault'],
  ['recipient', '550 5.7.26 not authenticated', 'own-fault'],
  ['body', '550 5.7.1 poor reputation', 'own-fault'],
  ['body', '550 5.7.515 does not meet the requirements', 'own-fault'],
  ['body', '550 5.4.5 Daily user sending quota exceeded', 'own-fault'],
  ['body', '554 Too many messages from you today', 'own-fault'],
  // The server, not the mail.
  ['connect', 'connect ECONNREFUSED', 'server-away'],
  ['connect', '421 4.3.2 come back later', 'server-away'],
  ['login', '454 4.7.0 temporary failure', 'server-away'],
  ['tls', '454 4.7.0 TLS not available now', 'server-away'],
  ['tls', 'Connection closed unexpectedly', 'server-away'],
  ['login', 'read ECONNRESET', 'server-away'],
  // Nobody knows.
  ['body', 'connection closed', 'uncertain'],
  ['body', 'timeout', 'uncertain'],
  ['body', '354 go ahead', 'uncertain'],
  ['body', '5500 5.1.1 no such code', 'uncertain'],
  ['body', 'HTTP/1.1 400 Bad Request', 'uncertain'],
])('at %s, “%s” means %s', (step, answer, kind) => {
  expect(classifyDeliveryError(trouble(step, answer)).kind).toBe(kind);
});

test.each([
  ['451 4.7.1 Greylisted, try again in 300 seconds', 300],
  ['450 4.2.0 please retry after 5 minutes', 300],
  ['451 4.7.1 greylisted for 60 secs', 60],
  ['451 4.7.1 Greylisting in action, please come back in 00:04:59', 299],
  ['451 4.7.1 try later', null],
  ['421 4.4.2 idle for 300 seconds', null],
])('the delay that “%s” names is %s seconds', (answer, afterSeconds) => {
  expect(classifyDeliveryError(trouble('recipient', answer))).toEqual({ kind: 'retry', afterSeconds });
});
