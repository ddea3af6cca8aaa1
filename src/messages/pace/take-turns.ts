import { localMoment } from '../../customers/local-moment.ts';
import type { Queryable } from '../../platform/database.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { ClaimedLetter } from '../claimed-letter.ts';
import { recordMoves } from '../delivery-store.ts';
import { startOfDay } from '../sending-time.ts';
import { dailyAllowance } from './daily-allowance.ts';
import { lockGates, saveGates } from './gate-store.ts';
import { type Later, linePerHost } from './line-per-host.ts';
import type { PaceDeps } from './pace-deps.ts';
import { senderDomainOf } from './sender-domain.ts';
import { countSent, lockSendingDay } from './sending-day-store.ts';

/** A message that may begin at `at`, milliseconds since 1970. */
export interface Turn {
  claim: ClaimedLetter;
  at: number;
  /** ISO; the day of the supplier among whose mails it is counted. */
  day: string;
}

/** Gives claimed messages their turns, within what today allows, and puts the others back in line. */
export async function takeTurns(
  deps: PaceDeps,
  claims: readonly ClaimedLetter[],
  hosts: ReadonlyMap<string, string>,
): Promise<{ turns: Turn[]; again: Date | null }> {
  const rules = await deps.rules();
  return deps.db.repeatable(async (tx) => {
    const now = deps.now();
    const { day: dayNumber } = localMoment(now, null, deps.supplier.timeZone);
    const day = isoFromDay(dayNumber);
    const senderDomain = senderDomainOf(deps.supplier);
    const { today, before } = await lockSendingDay(tx, senderDomain, day);
    const left = Math.max(0, dailyAllowance(rules, before).mails - today);
    const tomorrow = startOfDay(dayNumber + 1, { timeZone: null, country: null }, deps.supplier);
    const tooMany = claims.slice(left).map((claim): Later<ClaimedLetter> => {
      return {
        claim,
        again: tomorrow.getTime(),
        because: `as many as may go today have gone: ${today + left}`,
      };
    });
    const line = await passGates(tx, deps, claims.slice(0, left), hosts, rules);
    await countSent(tx, senderDomain, day, line.turns.length);
    const later = [...tooMany, ...line.later];
    await recordMoves(tx, later.map(backInLine), now);
    const again = later.length === 0 ? null : new Date(Math.min(...later.map((one) => one.again)));
    return { turns: line.turns.map((turn) => ({ ...turn, day })), again };
  });
}

async function passGates(
  tx: Queryable,
  deps: PaceDeps,
  claims: readonly ClaimedLetter[],
  hosts: ReadonlyMap<string, string>,
  rules: { mailsPerSecondPerHost: number },
): Promise<{ turns: Omit<Turn, 'day'>[]; later: Later<ClaimedLetter>[] }> {
  const names = [...new Set(claims.flatMap(({ id }) => hosts.get(id) ?? []))];
  const gates = await lockGates(tx, [
    { kind: 'relay', name: deps.relay },
    ...names.map((name) => ({ kind: 'host' as const, name })),
  ]);
  const { mailsPerSecondPerHost: mailsPerSecond } = rules;
  const line = linePerHost(claims, {
    hosts,
    gates,
    now: deps.now().getTime(),
    mailsPerSecond,
  });
  await saveGates(tx, line.gates);
  return line;
}

function backInLine({ claim: { id, fence }, again, because }: Later<ClaimedLetter>) {
  const sendAfter = new Date(again);
  return { id, fence, from: 'claimed', to: 'approved', because, sendAfter } as const;
}
