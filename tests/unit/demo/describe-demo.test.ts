import { expect, test } from 'vitest';
import { type DemoOutcome, describeDemo } from '../../../src/cli/demo/describe-demo.ts';

const OUTCOME: DemoOutcome = {
  day: '2026-11-22',
  tally: {
    customers: 400,
    signals: { silent: 94, 'item-due': 64 },
    messages: { 'check-in/fi': 2, 'check-in/sv': 1, 'reorder-reminder/fi': 4 },
    calls: { service: 2, retention: 30 },
    heldOut: { 'check-in': 1 },
    waits: { 'all-well': 147, 'no-consent': 7 },
  },
  messages: [
    { state: 'accepted', because: null, messages: 6 },
    { state: 'expired', because: 'address-had-message', messages: 1 },
  ],
  inboxMails: 8,
  openCalls: 32,
  callsToday: 16,
  times: [
    { title: 'Import of orders', seconds: 2.44, worked: true },
    { title: 'Morning lists', seconds: 0.01, worked: false },
  ],
  signIn: { email: 'maija@example.com', password: 'abcde-fghij-klmn' },
  console: 'http://127.0.0.1:3000/console/calls',
  inbox: 'http://127.0.0.1:3000/console/inbox',
};

const told = describeDemo(OUTCOME).join('\n').replaceAll(/\s+/g, ' ');

test('counts come with the most frequent first, in words', () => {
  expect(told).toContain('Signals silent 94, item due 64');
});

test('messages are told by kind and by language', () => {
  expect(told).toContain('Messages planned reorder reminder 4, check in 3');
  expect(told).toContain('by language fi 6, sv 1');
});

test('what was not delivered is told with its reason', () => {
  expect(told).toContain('Messages delivered 6; 8 mails are in the inbox');
  expect(told).toContain('Messages expired 1: address-had-message');
});

test('it says who was held back, and why', () => {
  expect(told).toContain('Left alone on purpose check in 1');
  expect(told).toContain('Nothing said, because all well 147, no consent 7');
});

test('it says what is real and what is invented', () => {
  expect(told).toContain('The orders are real');
  expect(told).toContain('are invented');
});

test('no line is too long for a terminal', () => {
  for (const line of describeDemo(OUTCOME)) expect(line.length).toBeLessThanOrEqual(110);
});
