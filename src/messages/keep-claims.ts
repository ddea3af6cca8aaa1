import type { Queryable } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import { nameProblem } from '../shared/name-problem.ts';
import { type Claim, renewClaims } from './delivery-store.ts';
import { RENEW_EVERY_SECONDS } from './lease.ts';

/** The messages that this worker has in hand. */
export interface KeptClaims {
  hold(claims: readonly Claim[]): void;
  letGo(claim: Claim): void;
  /** No more signs of life. */
  stop(): void;
}

/** Gives a sign of life for messages that are in hand for long, as where a server takes minutes for its answer. */
export function keepClaims({ db, now, log }: { db: Queryable; now: () => Date; log: Logger }): KeptClaims {
  const held = new Map<string, Claim>();
  let longHeld: Claim[] = [];
  const renew = async () => {
    const stillHeld = longHeld.filter((claim) => held.get(claim.id) === claim);
    longHeld = [...held.values()];
    if (stillHeld.length > 0) await renewClaims(db, stillHeld, now());
  };
  const timer = setInterval(() => {
    // The next sign comes soon; without any, the messages go back in line or into doubt, which is right then.
    renew().catch((error: Error) =>
      log.warn({ problem: nameProblem(error) }, 'no sign of life for messages in hand'),
    );
  }, RENEW_EVERY_SECONDS * 1_000);
  return {
    hold: (claims) => {
      for (const claim of claims) held.set(claim.id, claim);
    },
    letGo: ({ id }) => held.delete(id),
    stop: () => clearInterval(timer),
  };
}
