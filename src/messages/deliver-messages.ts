import { deliverBatch } from './deliver-batch.ts';
import type { DeliverDeps, DeliverInput, DeliveryReport } from './delivery.ts';
import { joinMoves } from './join-moves.ts';
import { keepClaims } from './keep-claims.ts';
import { findPause } from './pause-store.ts';

/** Small, so that little time lies between the look at a contact's rights and the mail, and large enough to share its queries. */
const BATCH = 50;
/** One batch is prepared while another is on the line. */
const LANES = 2;

/** Sends what is due: claim and re-check, write, hand to the mail server, record. Any number of workers may at once. */
export async function deliverMessages(deps: DeliverDeps, input: DeliverInput): Promise<DeliveryReport> {
  const report: DeliveryReport = {
    accepted: 0,
    deferred: 0,
    failed: 0,
    uncertain: 0,
    withdrawn: 0,
    expired: 0,
    postponed: 0,
    stopped: (await findPause(deps.db))?.because ?? null,
  };
  const claims = keepClaims(deps);
  const run = { ...deps, recordMove: joinMoves(deps.db, deps.now), claims };
  let left = input.limit;
  const lane = async (): Promise<void> => {
    while (left > 0 && report.stopped === null && !input.signal?.aborted) {
      const size = Math.min(BATCH, left);
      left -= size;
      const claimed = await deliverBatch(run, { ...input, limit: size }, report);
      if (claimed < size) return;
    }
  };
  const results = await Promise.allSettled(Array.from({ length: LANES }, lane));
  claims.stop();
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return report;
}
