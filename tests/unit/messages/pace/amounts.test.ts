import { expect, test } from 'vitest';
import { dailyAllowance } from '../../../../src/messages/pace/daily-allowance.ts';
import { isUnusualPlan } from '../../../../src/messages/pace/is-unusual-plan.ts';
import { readAnswer } from '../../../../src/messages/pace/read-answer.ts';
import type { SmtpStep } from '../../../../src/platform/outgoing-mail.ts';

const RULES = { mailsPerDay: 1_000, firstDayMails: 50 };

test('a new sender domain doubles each sending day, up to the daily cap', () => {
  const days = [0, 1, 2, 3, 4, 5, 6, 400].map((before) => dailyAllowance(RULES, before));
  expect(days.map(({ mails }) => mails)).toEqual([50, 100, 200, 400, 800, 1_000, 1_000, 1_000]);
  expect(days.map(({ warmingUp }) => warmingUp)).toEqual([true, true, true, true, true, false, false, false]);
});

test('a sender domain that is known already begins at the cap', () => {
  expect(dailyAllowance({ ...RULES, firstDayMails: 0 }, 0)).toEqual({ mails: 1_000, warmingUp: false });
});

test('a plan of more than three times the usual is unusual, once there is something usual', () => {
  const usual = [90, 100, 110, 100, 2_000];
  expect(isUnusualPlan(300, usual, 3)).toEqual({ unusual: false, usual: 100 });
  expect(isUnusualPlan(301, usual, 3)).toEqual({ unusual: true, usual: 100 });
  expect(isUnusualPlan(9_999, usual.slice(0, 4), 3)).toEqual({ unusual: false, usual: null });
  expect(isUnusualPlan(50, [1, 1, 1, 1, 1], 3).unusual).toBe(false);
  expect(isUnusualPlan(301, [90, 110, 90, 110, 90, 110], 3).usual).toBe(100);
});

function read(step: SmtpStep, answer: string) {
  const [, code, enhanced] = /^(\d{3})?(?:[ -](\d\.\d+\.\d+))?/.exec(answer) ?? [];
  const trouble = { step, code: code ? Number(code) : null, enhanced: enhanced ?? null, answer };
  const { relay, host } = readAnswer({ ...trouble, bodyStarted: step === 'body' });
  return `${relay} / ${host}`;
}

test.each<[SmtpStep, string, string]>([
  ['connect', 'connect ECONNREFUSED', 'no-connection / not-sent'],
  ['connect', '421 4.7.0 Too many connections from your address', 'too-fast / not-sent'],
  ['login', '454 4.7.0 Temporary authentication failure', 'login-refused / not-sent'],
  ['login', 'read ECONNRESET', 'no-connection / not-sent'],
  ['sender', '451 4.7.1 Rate limit exceeded', 'too-fast / not-sent'],
  ['sender', '550 5.7.1 sender blocked', 'refused / not-sent'],
  ['recipient', '421 4.7.28 unusual rate of mail', 'host-too-fast / too-fast'],
  ['recipient', '451 4.7.650 The mail server has been temporarily rate limited', 'host-too-fast / too-fast'],
  ['body', '421 4.7.0 [TSS04] Messages temporarily deferred', 'host-too-fast / too-fast'],
  ['body', '454 Throttling failure: Maximum sending rate exceeded', 'host-too-fast / too-fast'],
  ['recipient', '452 4.2.2 mailbox exceeded its quota', 'fine / fine'],
  ['recipient', '450 4.2.0 greylisted', 'fine / fine'],
  ['recipient', '550 5.1.1 no such user', 'fine / fine'],
  ['recipient', 'connection reset', 'no-connection / not-sent'],
  ['body', '550 5.1.1 no such user', 'fine / fine'],
  ['body', '554 5.7.1 looks like spam', 'refused / refused'],
  ['body', '554 5.6.0 content refused', 'refused / refused'],
  ['local', 'not a mail address', 'not-sent / not-sent'],
])('at %s, “%s” tells the relay’s gate and the host’s: %s', (step, answer, told) => {
  expect(read(step, answer)).toBe(told);
});

test('a mail that is taken is good news for both', () => {
  expect(readAnswer(null)).toEqual({ relay: 'fine', host: 'fine' });
});
