import type { DoctorReport } from '../../doctor/doctor-store.ts';
import type { Status } from '../../nurture/status-store.ts';
import type { Deps } from '../../platform/deps.ts';
import { doctorWords, sendingTroubles, zoneWords } from './sending-troubles.ts';

const MODES: Readonly<Record<Status['mode'], string>> = {
  observe: 'observe: it decides and shows what it would do, and sends nothing',
  approve: 'approve: nothing goes out before a person has released it',
  auto: 'auto: messages go out by themselves',
};

/** Where to look, how it stands, and what to do next, as lines for a terminal. */
export function nextSteps(
  status: Status,
  deps: Pick<Deps, 'publicUrl' | 'config'>,
  report: DoctorReport | undefined,
): string {
  const mail = deps.config.smtpUrl
    ? 'go out through SMTP_URL'
    : 'stay in the built-in inbox; none leaves this machine';
  return [
    `Console      ${deps.publicUrl}`,
    `Mode         ${MODES[status.mode]}`,
    `Mails        ${mail}`,
    ...sendingTroubles(status),
    ...doctorWords(report),
    ...(status.customers === 0 ? stepsWhenEmpty() : figures(status)),
  ].join('\n');
}

function stepsWhenEmpty(): string[] {
  return [
    '',
    'There are no customers yet. Next, in another terminal:',
    '  npx rytmi import customers customers.csv --dry-run     says what it would do',
    '  npx rytmi import customers customers.csv',
    '  npx rytmi import contacts contacts.csv',
    '  npx rytmi import products products.csv',
    '  npx rytmi import orders orders.csv',
    '  npx rytmi review                                       the first look at every customer',
    'Or see it with invented customers first: stop this and run npm run demo',
  ];
}

function figures(status: Status): string[] {
  const uncertain = `${status.messagesUncertain} uncertain: somebody must say whether they were sent`;
  return [
    `Customers    ${status.customers}, with ${status.orders} orders, the last on ${status.lastOrderOn ?? 'no day'}`,
    `Last review  ${status.lastReviewOn ?? 'none yet; npx rytmi review looks at every customer now'}`,
    `Forecast     ${forecastWords(status.forecast)}`,
    `Messages     ${status.messagesWaiting} waiting${status.messagesUncertain > 0 ? `, ${uncertain}` : ''}`,
    `Calls        ${status.callsOpen} open`,
    ...zoneWords(status.zones),
  ];
}

function forecastWords({ inUse, newest }: Status['forecast']): string {
  if (inUse) return `${inUse} is in use; npx rytmi forecasts show "${inUse}" says how good it is`;
  if (newest?.findings.kind === 'too-little') {
    const { customers, days, needed } = newest.findings;
    return `the plain interval: learning takes ${needed.customers} customers with orders and ${needed.days} days, and there are ${customers} and ${days}`;
  }
  if (newest) return 'the plain interval, as what was learnt is worse';
  return 'the plain interval; npx rytmi forecasts fit learns one now, the worker on Sunday night';
}
