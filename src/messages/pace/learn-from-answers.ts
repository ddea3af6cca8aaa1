import { assertNever } from '../../shared/assert-never.ts';
import type { Gate } from './gate.ts';

/** What one mail's attempt says of a gate. */
export type GateAnswer =
  | 'fine'
  /** A rate refusal: 4.7.28, 421 with words about our speed. */
  | 'too-fast'
  /** Said to the relay: a receiving host found us too fast. Several hosts at once mean the relay itself. */
  | 'host-too-fast'
  | 'no-connection'
  | 'login-refused'
  /** Refused for good, and not for its recipient. */
  | 'refused'
  /** Let through, but not sent after all. */
  | 'not-sent';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Gmail's advice after 4.7.28. */
const STOP_AFTER_TOO_FAST_MS = 10 * MINUTE;
/** One more mail at a time for each such stretch in which mails got through. */
const RAISE_EVERY_MS = MINUTE;
/** A server that is away is asked again with one mail. */
const PROBE_EVERY_MS = 5 * MINUTE;
/** A server that refuses what we write will not like it any better in five minutes. */
const PROBE_REFUSALS_EVERY_MS = 60 * MINUTE;

const CONNECTIONS_FAILED = 20;
const LOGINS_FAILED = 5;
const LOOK_BACK = 100;
const REFUSED_OF_THOSE = 30;
const HOSTS_LOOK_BACK = 20;
const HOSTS_TOO_FAST = 3;

/** Opens, closes and widens a gate by what came of mails sent through it. `connections`: as many as are used when all is well. */
export function learnFromAnswers(
  gate: Gate,
  answers: readonly { answer: GateAnswer; words: string }[],
  at: { now: number; connections: number },
): Gate {
  return answers.reduce((before, { answer, words }) => learn(leave(before), answer, words, at), gate);
}

function leave(gate: Gate): Gate {
  return gate.underWay.length === 0 ? gate : { ...gate, underWay: gate.underWay.slice(1) };
}

function learn(
  gate: Gate,
  answer: GateAnswer,
  words: string,
  { now, connections }: { now: number; connections: number },
): Gate {
  switch (answer) {
    case 'fine':
      return widen(remember(gate, '.'), now, connections);
    case 'too-fast':
      return close(remember(gate, 'f'), now + STOP_AFTER_TOO_FAST_MS, words, 'slowly');
    case 'host-too-fast':
      return countHosts(remember(gate, 'f'), now, words);
    case 'no-connection':
      return breakOff({ ...gate, connectionsFailed: gate.connectionsFailed + 1 }, now, words);
    case 'login-refused':
      return breakOff({ ...gate, loginsFailed: gate.loginsFailed + 1 }, now, words);
    case 'refused':
      return countRefusals(remember(gate, 'x'), now, words);
    case 'not-sent':
      return gate;
    default:
      return assertNever(answer);
  }
}

function widen(gate: Gate, now: number, connections: number): Gate {
  if (gate.most === null || isClosed(gate, now)) return gate;
  const whole = { ...gate, most: null, closedUntil: null, because: null, underWay: [] };
  if (gate.recovers === 'at-once') return whole;
  if (now - gate.raisedAt < RAISE_EVERY_MS) return gate;
  return gate.most + 1 >= connections ? whole : { ...gate, most: gate.most + 1, raisedAt: now };
}

function breakOff(gate: Gate, now: number, words: string): Gate {
  const probing = gate.most !== null && gate.recovers === 'at-once';
  const enough = gate.connectionsFailed >= CONNECTIONS_FAILED || gate.loginsFailed >= LOGINS_FAILED;
  return probing || enough ? close(gate, now + PROBE_EVERY_MS, words, 'at-once') : gate;
}

function countRefusals(gate: Gate, now: number, words: string): Gate {
  const probing = gate.most !== null && gate.recovers === 'at-once';
  if (!probing && marks(gate.recent, 'x') < REFUSED_OF_THOSE) return gate;
  return close(gate, now + PROBE_REFUSALS_EVERY_MS, words, 'at-once');
}

function countHosts(gate: Gate, now: number, words: string): Gate {
  if (marks(gate.recent.slice(-HOSTS_LOOK_BACK), 'f') < HOSTS_TOO_FAST) return gate;
  return close(gate, now + STOP_AFTER_TOO_FAST_MS, words, 'slowly');
}

/** Mails sent before it closed may still answer: they never open it sooner. */
function close(gate: Gate, until: number, because: string, recovers: Gate['recovers']): Gate {
  return {
    ...gate,
    closedUntil: Math.max(until, gate.closedUntil ?? 0),
    because,
    most: 1,
    raisedAt: Math.max(until, gate.closedUntil ?? 0),
    recovers: gate.recovers === 'slowly' && gate.most !== null ? 'slowly' : recovers,
    underWay: [],
    // What led to it is not counted twice.
    recent: '',
  };
}

function isClosed(gate: Gate, now: number): boolean {
  return gate.closedUntil !== null && now < gate.closedUntil;
}

/** Whatever it said of the mail, it had let us in. */
function remember(gate: Gate, mark: string): Gate {
  return { ...gate, recent: (gate.recent + mark).slice(-LOOK_BACK), connectionsFailed: 0, loginsFailed: 0 };
}

function marks(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
