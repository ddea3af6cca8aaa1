import type { Database } from '../platform/database.ts';
import type { Supplier } from '../shared/supplier.ts';
import { findInInbox } from './inbox-store.ts';
import { LEASE_SECONDS } from './lease.ts';
import { messageIdOf } from './message-id.ts';
import {
  closeAsAccepted,
  closeProven,
  findDoubtful,
  giveBackClaimed,
  raiseDoubt,
  sendAgain,
} from './stuck-store.ts';

export interface StuckInput {
  /**
   * A message in hand whose worker has given no sign for longer belongs to a process that died. 0 only where no other
   * process can be sending.
   */
  leaseSeconds?: number;
  /** Mails go to the built-in inbox, which can say whether one came. */
  builtInInbox: boolean;
}

export interface StuckReport {
  /** Claimed but not begun: back in line. */
  givenBack: number;
  /** Taken alone again and again, and each time the process ended: ended themselves. */
  poison: number;
  /** Begun, and nobody knows: shown to a person, never sent again by itself. */
  doubtful: number;
  /** Found in the built-in inbox. */
  accepted: number;
  /** Never came to the built-in inbox: safe to send again. */
  sentAgain: number;
}

/** Ends the in-between states that a dead process left. Safe to run at any time and in several processes. */
export async function resolveStuck(
  deps: { db: Database; now: () => Date; supplier: Pick<Supplier, 'senderAddress'> },
  input: StuckInput,
): Promise<StuckReport> {
  const before = new Date(deps.now().getTime() - (input.leaseSeconds ?? LEASE_SECONDS) * 1_000);
  return deps.db.repeatable(async (tx) => {
    const { givenBack, poison } = await giveBackClaimed(tx, before, deps.now());
    const proven = await closeProven(tx, before, deps.now());
    if (!input.builtInInbox)
      return { givenBack, poison, doubtful: await raiseDoubt(tx, before), accepted: proven, sentAgain: 0 };
    const ids = await findDoubtful(tx, before);
    const mailIds = new Map(ids.map((id) => [id, messageIdOf(id, deps.supplier.senderAddress)]));
    const came = await findInInbox(tx, [...mailIds.values()]);
    const [arrived, missing] = [true, false].map((there) =>
      ids.filter((id) => came.has(mailIds.get(id) ?? '') === there),
    );
    const found = await closeAsAccepted(tx, arrived ?? [], deps.now());
    const sentAgain = await sendAgain(tx, missing ?? [], deps.now());
    return { givenBack, poison, doubtful: 0, accepted: proven + found, sentAgain };
  });
}
