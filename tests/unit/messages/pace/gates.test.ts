import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Gate, type NamedGate, OPEN_GATE } from '../../../../src/messages/pace/gate.ts';
import { type GateAnswer, learnFromAnswers } from '../../../../src/messages/pace/learn-from-answers.ts';
import { linePerHost } from '../../../../src/messages/pace/line-per-host.ts';
import { mailHostOf } from '../../../../src/messages/pace/mail-host.ts';
import { passGate, TURN_LASTS_MS } from '../../../../src/messages/pace/pass-gate.ts';

const START = Date.UTC(2026, 10, 10, 8);
const MINUTE = 60_000;
const CONNECTIONS = 5;

function hear(gate: Gate, now: number, ...answers: GateAnswer[]): Gate {
  const heard = answers.map((answer) => ({ answer, words: '4.7.28 slow down' }));
  return learnFromAnswers(gate, heard, { now, connections: CONNECTIONS });
}

function ask(gate: Gate, now: number, wanted = 100) {
  return passGate(gate, { now, wanted, mailsPerSecond: 1_000 });
}

/** The most of sorted moments that any second holds, wherever it begins. */
function busiestSecond(moments: readonly number[]): number {
  let most = 0;
  for (let first = 0, last = 0; last < moments.length; last++) {
    while ((moments[last] ?? 0) - (moments[first] ?? 0) >= 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** 500 domains whose mails three providers receive. */
const HOSTS = ['google.com', 'outlook.com', 'webhotelli.fi'];
const HOST_OF_DOMAIN = Array.from({ length: 500 }, (_, n) =>
  mailHostOf(`domain${n}.fi`, [
    { exchange: `mx${n}.${HOSTS[n % 3]}`, priority: 10 },
    { exchange: 'backup.elsewhere.fi', priority: 20 },
  ]),
);

test('20,000 mails to 500 domains behind 3 hosts, from 3 workers: no second holds more than the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.nat()), (mailsPerSecond, chances) => {
      const begun = new Map(HOSTS.map((host) => [host, [] as number[]]));
      let gates: NamedGate[] = HOSTS.map((name) => ({ kind: 'host', name, gate: OPEN_GATE }));
      const chance = (below: number) => chances.next().value % below;
      let mails = 0;
      for (let now = START; mails < 20_000; now += chance(400)) {
        const claims = Array.from({ length: 1 + chance(25) }, (_, n) => ({ id: `${n}` }));
        const hosts = new Map(claims.map(({ id }) => [id, HOST_OF_DOMAIN[chance(500)] ?? '']));
        const line = linePerHost(claims, { hosts, gates, now, mailsPerSecond });
        gates = gates.map((gate) => line.gates.find(({ name }) => name === gate.name) ?? gate);
        for (const { claim, at } of line.turns)
          begun.get(hosts.get(claim.id) ?? '')?.push(at + chance(TURN_LASTS_MS + 1));
        mails += claims.length;
      }
      for (const moments of begun.values())
        expect(busiestSecond(moments.toSorted((a, b) => a - b))).toBeLessThanOrEqual(mailsPerSecond);
    }),
    { numRuns: 20 },
  );
});

test('mails go as fast as the limit less the slack for late beginnings', () => {
  let gate = OPEN_GATE;
  let mails = 0;
  for (let now = START; now < START + 60_000; now += 1_000) {
    const passage = passGate(gate, { now, wanted: 500, mailsPerSecond: 10 });
    gate = passage.gate;
    mails += passage.turns.length;
  }
  expect(mails).toBeGreaterThan(60 * 8 * 0.95);
});

test('a domain’s mails are counted at whoever runs its first mail server', () => {
  const first = (exchange: string) => mailHostOf('firma.fi', [{ exchange, priority: 1 }]);
  expect(first('firma-fi.mail.protection.outlook.com')).toBe('outlook.com');
  expect(first('ASPMX.L.GOOGLE.COM.')).toBe('google.com');
  expect(first('mx.firma.co.uk')).toBe('firma.co.uk');
  expect(first('.')).toBe('firma.fi');
  expect(first('192.0.2.1')).toBe('firma.fi');
  expect(mailHostOf('firma.fi', [])).toBe('firma.fi');
});

test('after a rate refusal nothing begins for 600 seconds, then one, two, three … at a time', () => {
  let gate = hear(OPEN_GATE, START, 'fine', 'too-fast');
  for (let second = 0; second < 600; second++) {
    const passage = ask(gate, START + second * 1_000);
    expect(passage.turns).toEqual([]);
    expect(passage.again[0]).toBe(START + 600_000);
  }
  const widths: number[] = [];
  for (let now = START + 10 * MINUTE; now < START + 16 * MINUTE; now += 1_000) {
    const passage = ask(gate, now);
    widths.push(passage.turns.length);
    expect(ask(passage.gate, now).turns.length).toBe(passage.gate.most === null ? 100 : 0);
    gate = hear(passage.gate, now, ...passage.turns.map(() => 'fine' as const));
  }
  expect([...new Set(widths)]).toEqual([1, 2, 3, 4, 100]);
  expect(widths.filter((width) => width === 1).length).toBeGreaterThanOrEqual(60);
});

test('another rate refusal while it recovers stops it for 600 seconds more and begins again with one', () => {
  let gate = hear(OPEN_GATE, START, 'too-fast');
  const later = START + 12 * MINUTE;
  gate = hear(ask(gate, later).gate, later, 'fine');
  expect(ask(gate, later).turns).toHaveLength(2);
  gate = hear(gate, later, 'too-fast');
  expect(ask(gate, later + 599_000).turns).toEqual([]);
  expect(ask(gate, later + 600_000).turns).toHaveLength(1);
});

test('no order of answers lets a mail begin within 600 seconds of a rate refusal', () => {
  const answers = fc.constantFrom<GateAnswer>(
    'fine',
    'too-fast',
    'host-too-fast',
    'no-connection',
    'login-refused',
  );
  const steps = fc.array(fc.tuple(answers, fc.integer({ min: 0, max: 120_000 })), { maxLength: 80 });
  fc.assert(
    fc.property(steps, (history) => {
      let gate = OPEN_GATE;
      let now = START;
      let refusedAt = Number.NEGATIVE_INFINITY;
      for (const [answer, pause] of history) {
        now += pause;
        const passage = ask(gate, now, 3);
        if (passage.turns.length > 0) expect(now - refusedAt).toBeGreaterThanOrEqual(600_000);
        gate = hear(passage.gate, now, answer);
        if (answer === 'too-fast') refusedAt = now;
      }
    }),
    { numRuns: 500 },
  );
});

test.each<[GateAnswer, number]>([
  ['no-connection', 20],
  ['login-refused', 5],
  ['refused', 30],
])('%s closes the gate at the %ith time, and one mail tries whether it is over', (answer, times) => {
  let gate = OPEN_GATE;
  for (let n = 1; n < times; n++) gate = hear(gate, START, answer);
  expect(ask(gate, START).turns).toHaveLength(100);
  gate = hear(gate, START, answer);
  expect(ask(gate, START).turns).toEqual([]);
  const [again = 0] = ask(gate, START).again;
  const probe = ask(gate, again);
  expect(probe.turns).toHaveLength(1);
  expect(ask(probe.gate, again).turns).toEqual([]);
  expect(ask(hear(probe.gate, again, 'fine'), again).turns).toHaveLength(100);
  expect(ask(hear(probe.gate, again, answer), again + MINUTE).turns).toEqual([]);
});

test('a connection that fails now and then closes nothing', () => {
  let gate = OPEN_GATE;
  for (let n = 0; n < 200; n++) gate = hear(gate, START, 'no-connection', 'no-connection', 'fine');
  expect(ask(gate, START).turns).toHaveLength(100);
});

test('three hosts that find us too fast at once close the relay too', () => {
  const gate = hear(OPEN_GATE, START, 'host-too-fast', 'fine', 'host-too-fast');
  expect(ask(gate, START).turns).toHaveLength(100);
  expect(ask(hear(gate, START, 'host-too-fast'), START).turns).toEqual([]);
});

test('a relay that is down for an hour is asked at most 40 times', () => {
  let gate = OPEN_GATE;
  let asked = 0;
  for (let now = START; now < START + 60 * MINUTE; now += 1_000) {
    const passage = ask(gate, now, CONNECTIONS);
    asked += passage.turns.length;
    gate = hear(passage.gate, now, ...passage.turns.map(() => 'no-connection' as const));
  }
  expect(asked).toBeLessThanOrEqual(40);
  expect(asked).toBeGreaterThan(20);
});

test('a long line at one host is not asked about over and over', () => {
  let gate = OPEN_GATE;
  let askedAgain = 0;
  const line = Array.from({ length: 1_000 }, () => START);
  for (let now = START; line.length > 0; now += 1_000) {
    const due = line.filter((at) => at <= now).slice(0, 50);
    if (due.length === 0) continue;
    const passage = passGate(gate, { now, wanted: due.length, mailsPerSecond: 5 });
    gate = passage.gate;
    askedAgain += passage.again.length;
    for (const at of due) line.splice(line.indexOf(at), 1);
    line.push(...passage.again);
  }
  expect(askedAgain).toBeLessThan(2_000);
});

test('a mail whose worker died is waited for no longer than a server may take', () => {
  const gate = ask(hear(OPEN_GATE, START, 'too-fast'), START + 10 * MINUTE).gate;
  expect(ask(gate, START + 20 * MINUTE).turns).toEqual([]);
  expect(ask(gate, START + 21.1 * MINUTE).turns).toHaveLength(1);
});
