import type { Gate } from './gate.ts';

export interface Passage {
  gate: Gate;
  /** When each mail let through may begin, in order; fewer than wanted where the line is long. */
  turns: readonly number[];
  /** When each of the others may ask again. */
  again: readonly number[];
}

interface Ask {
  now: number;
  wanted: number;
  mailsPerSecond: number;
}

/** A mail that begins later than this after its turn takes another turn. */
export const TURN_LASTS_MS = 250;
/** A worker holds mails in hand for this long; those whose turn comes later go back in line. */
const FORESIGHT_MS = 15_000;
/** As long as a server may take for its answer, and a little more: then the worker that sent the mail is gone. */
const LONGEST_UNDER_WAY_MS = 11 * 60_000;
/** What waits for another mail's answer asks again after this. */
const ASK_AGAIN_MS = 30_000;

/**
 * Lets up to `wanted` mails through. Turns lie so far apart that no second, wherever it begins, holds more than
 * `mailsPerSecond` mails, even when each begins as late in its turn as it may.
 */
export function passGate(gate: Gate, ask: Ask): Passage {
  const { now, wanted, mailsPerSecond } = ask;
  const gapMs = Math.ceil((1_000 + TURN_LASTS_MS) / mailsPerSecond);
  if (gate.closedUntil !== null && now < gate.closedUntil)
    return sendBack(gate, wanted, gate.closedUntil, gapMs);
  const underWay = gate.underWay.filter((end) => end > now);
  const free = gate.most === null ? wanted : Math.min(wanted, Math.max(0, gate.most - underWay.length));
  const first = Math.max(now, gate.nextAt);
  const inSight = Math.max(0, Math.floor((now + FORESIGHT_MS - first) / gapMs) + 1);
  const turns = Array.from({ length: Math.min(free, inSight) }, (_, nth) => first + nth * gapMs);
  const nextAt = turns.length > 0 ? first + turns.length * gapMs : gate.nextAt;
  const ends = turns.map((turn) => turn + LONGEST_UNDER_WAY_MS);
  const passed = { ...gate, nextAt, underWay: gate.most === null ? [] : [...underWay, ...ends] };
  const earliest = turns.length < free ? nextAt : now + ASK_AGAIN_MS;
  return { ...sendBack(passed, wanted - turns.length, earliest, gapMs), turns };
}

/** They come again one by one, so that a long line is not asked about over and over. */
function sendBack(gate: Gate, mails: number, earliest: number, gapMs: number): Passage {
  if (mails === 0) return { gate, turns: [], again: [] };
  const first = Math.max(earliest, gate.lineEnd);
  const again = Array.from({ length: mails }, (_, nth) => first + nth * gapMs);
  return { gate: { ...gate, lineEnd: first + mails * gapMs }, turns: [], again };
}
