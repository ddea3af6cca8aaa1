import { recordMoves } from '../delivery-store.ts';
import { watchForRestore } from '../restored/watch-for-restore.ts';
import { findHold } from './find-hold.ts';
import { findMailHosts } from './find-mail-hosts.ts';
import { giveTurnsBack } from './give-turns-back.ts';
import { type Heard, hearAnswers } from './hear-answers.ts';
import { joinHeard } from './join-heard.ts';
import type { Pace, Tell } from './pace.ts';
import type { PaceDeps } from './pace-deps.ts';
import { TURN_LASTS_MS } from './pass-gate.ts';
import { type Turn, takeTurns } from './take-turns.ts';

/** Counting all that is due is dear, and a plan changes slowly. */
const LOOK_AT_PLAN_EVERY_MS = 60_000;

type Send = Parameters<Pace['pass']>[1];

/** The pace of mails that leave the machine. All its state is in Postgres, so that any number of workers keep one pace. */
export function createPace(deps: PaceDeps): Pace {
  const lookForRestore = watchForRestore(deps);
  let lookedAtPlan = Number.NEGATIVE_INFINITY;
  let lookAtPlan: Promise<unknown> = Promise.resolve();
  return {
    async findHold() {
      await lookForRestore();
      const now = deps.now().getTime();
      if (now - lookedAtPlan < LOOK_AT_PLAN_EVERY_MS) {
        // Asked while the plan is being looked at, or what that look stops would go out meanwhile.
        await lookAtPlan;
        return findHold(deps, { atPlan: false });
      }
      lookedAtPlan = now;
      const hold = findHold(deps, { atPlan: true });
      lookAtPlan = hold.catch(() => undefined);
      return hold;
    },
    async pass(claims, send, signal) {
      const hosts = await findMailHosts(deps, claims);
      const { hear, written } = joinHeard((heard) => hearAnswers(deps, heard));
      const going: Promise<void>[] = [];
      const first = await takeTurns(deps, claims, hosts);
      for await (const group of inTurn(deps, first.turns, hosts, signal)) {
        const gone = sendAndHear(deps, group, hosts, send, hear);
        // Heard of below; until then it must not count as a fault nobody looks at.
        gone.catch(() => undefined);
        going.push(gone);
      }
      await Promise.all(going);
      await written();
      return first.again;
    },
    waitUntil: (moment, signal) => deps.wait(Math.max(0, moment.getTime() - deps.now().getTime()), signal),
  };
}

/** Groups of messages as their turns come. Who missed a turn, since the machine was busy, takes another. */
async function* inTurn(
  deps: PaceDeps,
  turns: readonly Turn[],
  hosts: ReadonlyMap<string, string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Turn[]> {
  let waiting = turns;
  for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
    await deps.wait(Math.max(0, first.at - deps.now().getTime()), signal);
    if (signal?.aborted) return void (await giveBack(deps, waiting, hosts));
    const now = Math.max(first.at, deps.now().getTime());
    const come = waiting.filter(({ at }) => at <= now);
    const missed = come.filter(({ at }) => now - at > TURN_LASTS_MS);
    const ready = come.filter(({ at }) => now - at <= TURN_LASTS_MS);
    if (ready.length > 0) yield ready;
    const again = missed.length > 0 ? await retakeTurns(deps, missed, hosts) : [];
    waiting = [...waiting.slice(come.length), ...again].sort((a, b) => a.at - b.at);
  }
}

/** Given back first: a missed turn counted as well would use up the day, and a recovering host's room, for nothing. */
async function retakeTurns(
  deps: PaceDeps,
  missed: readonly Turn[],
  hosts: ReadonlyMap<string, string>,
): Promise<Turn[]> {
  await giveTurnsBack(deps, missed, hosts);
  const claims = missed.map(({ claim }) => claim);
  return (await takeTurns(deps, claims, hosts)).turns;
}

async function giveBack(
  deps: PaceDeps,
  waiting: readonly Turn[],
  hosts: ReadonlyMap<string, string>,
): Promise<void> {
  await giveTurnsBack(deps, waiting, hosts);
  const now = deps.now();
  const back = {
    from: 'claimed',
    to: 'approved',
    because: 'the worker was stopped',
    sendAfter: now,
  } as const;
  await recordMoves(
    deps.db,
    waiting.map(({ claim: { id, fence } }) => ({ id, fence, ...back })),
    now,
  );
}

async function sendAndHear(
  deps: PaceDeps,
  group: readonly Turn[],
  hosts: ReadonlyMap<string, string>,
  send: Send,
  hear: (one: Heard) => void,
): Promise<void> {
  const silent = new Set(group.map(({ claim }) => claim.id));
  const tell: Tell = (id, trouble) => {
    silent.delete(id);
    hear({ host: hosts.get(id) ?? null, trouble });
  };
  try {
    await send(
      group.map(({ claim }) => claim),
      tell,
    );
  } finally {
    const notSent = group.filter(({ claim }) => silent.has(claim.id));
    await giveTurnsBack(deps, notSent, hosts);
  }
}
