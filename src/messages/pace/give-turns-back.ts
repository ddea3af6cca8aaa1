import { hearAnswers } from './hear-answers.ts';
import type { PaceDeps } from './pace-deps.ts';
import { senderDomainOf } from './sender-domain.ts';
import { countSent } from './sending-day-store.ts';
import type { Turn } from './take-turns.ts';

/** Undoes what was counted for turns that came to nothing: missed, stopped, or not sent after all. */
export async function giveTurnsBack(
  deps: PaceDeps,
  turns: readonly Pick<Turn, 'claim' | 'day'>[],
  hosts: ReadonlyMap<string, string>,
): Promise<void> {
  if (turns.length === 0) return;
  const senderDomain = senderDomainOf(deps.supplier);
  for (const day of new Set(turns.map((turn) => turn.day)))
    await countSent(deps.db, senderDomain, day, -turns.filter((turn) => turn.day === day).length);
  const notSent = turns.map(({ claim }) => ({
    host: hosts.get(claim.id) ?? null,
    trouble: 'not-sent' as const,
  }));
  await hearAnswers(deps, notSent);
}
