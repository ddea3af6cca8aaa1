import { type SuppressionReason, suppress, suppressBeside } from '../../customers/suppression-store.ts';
import type { Queryable } from '../../platform/database.ts';
import { withdraw } from '../unsent-store.ts';

/** How a stop asked for by mail names its source. */
export function stopSource(incomingId: number): string {
  return `asked for by mail, incoming mail ${incomingId}`;
}

/**
 * From the commit on nobody writes to these addresses; mails not yet begun are taken back. `at` is now, not when the mail came: whoever
 * looks for what is new would never see a no that was read late.
 */
export async function stopAddress(
  tx: Queryable,
  stop: { hashes: readonly (string | null)[]; reason: SuppressionReason; source: string; at: Date },
): Promise<void> {
  const { reason, source, at } = stop;
  for (const addressHash of new Set(stop.hashes)) {
    if (addressHash === null) continue;
    // Whoever reads one mail wrongly must not take back what another one said.
    const write = reason === 'objected' ? suppressBeside : suppress;
    await write(tx, { addressHash, reason, source, at });
    await withdraw(tx, { addressHash }, reason);
  }
}
