import type { MessageState } from '../../messages/message-state.ts';
import type { Counts, ReviewTally } from '../../nurture/review-tally.ts';
import type { StepTime } from './run-steps.ts';

/** What a demo came to. */
export interface DemoOutcome {
  /** `2026-11-22`. */
  day: string;
  tally: ReviewTally;
  /** The messages of the day, by where they stand; `because` for those that did not go. */
  messages: readonly { state: MessageState; because: string | null; messages: number }[];
  inboxMails: number;
  openCalls: number;
  /** Of the open calls, those that today's people have time for. */
  callsToday: number;
  times: readonly StepTime[];
  /** Who sees everything. The care people sign in with the same password. */
  signIn: { email: string; password: string };
  console: string;
  inbox: string;
}

const LABEL_WIDTH = 24;
const TEXT_WIDTH = 76;
const WORTH_TELLING_SECONDS = 0.1;

const WHAT_IS_REAL = [
  '',
  'The orders are real (Online Retail II, CC BY 4.0, see tests/fixtures/README.md), with their days moved.',
  'Names, people, addresses, phone numbers, industries and complaints are invented. No mail left this machine.',
  '',
];

/** The summary as lines for a terminal. */
export function describeDemo(outcome: DemoOutcome): string[] {
  const { tally, openCalls, callsToday } = outcome;
  const calls = `${counted(tally.calls)}; ${openCalls} open, ${callsToday} fit into today`;
  return [
    `The night and the morning of ${outcome.day}`,
    '',
    ...row('Customers seen', String(tally.customers)),
    ...row('Signals', counted(tally.signals)),
    ...row('Messages planned', counted(byKind(tally.messages))),
    ...row('… by language', counted(byLanguage(tally.messages))),
    ...deliveries(outcome),
    ...row('Call tasks', calls),
    ...row('Left alone on purpose', counted(tally.heldOut)),
    ...row('Nothing said, because', counted(tally.waits)),
    ...row('Time', timesOf(outcome.times)),
    ...WHAT_IS_REAL,
    ...row('Sign in as', outcome.signIn.email),
    ...row('… with password', outcome.signIn.password),
    ...row('Morning list', outcome.console),
    ...row('Inbox', outcome.inbox),
  ];
}

function deliveries({ messages, inboxMails }: DemoOutcome): string[] {
  const accepted = messages.filter(({ state }) => state === 'accepted');
  const delivered = `${sumOf(accepted)}; ${inboxMails} mails are in the inbox, the morning lists among them`;
  const others = messages.filter(({ state }) => state !== 'accepted');
  const kept = others.flatMap(({ state, because, messages: count }) =>
    row(`Messages ${state}`, `${count}${because ? `: ${because}` : ''}`),
  );
  return [...row('Messages delivered', delivered), ...kept];
}

/** A label and its text, broken at blanks into lines that fit a terminal. */
function row(label: string, text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > TEXT_WIDTH) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((line, index) => (index === 0 ? label : '').padEnd(LABEL_WIDTH) + line);
}

/** Codes are words with hyphens; read aloud they make sense. */
function counted(counts: Counts): string {
  const parts = Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return parts.length === 0
    ? 'none'
    : parts.map(([code, n]) => `${code.replaceAll('-', ' ')} ${n}`).join(', ');
}

function byKind(messages: Counts): Counts {
  return regroup(messages, (code) => code.split('/')[0] ?? code);
}

function byLanguage(messages: Counts): Counts {
  return regroup(messages, (code) => code.split('/')[1] ?? code);
}

function regroup(counts: Counts, keyOf: (code: string) => string): Counts {
  const sums: Counts = {};
  for (const [code, n] of Object.entries(counts)) sums[keyOf(code)] = (sums[keyOf(code)] ?? 0) + n;
  return sums;
}

function timesOf(times: readonly StepTime[]): string {
  const worked = times.filter(({ worked, seconds }) => worked && seconds >= WORTH_TELLING_SECONDS);
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  if (worked.length === 0) return `${total.toFixed(1)} s: everything stood already`;
  return `${total.toFixed(1)} s: ${worked.map(({ title, seconds }) => `${title.toLowerCase()} ${seconds.toFixed(1)}`).join(', ')}`;
}

function sumOf(counts: readonly { messages: number }[]): number {
  return counts.reduce((sum, { messages }) => sum + messages, 0);
}
