import { deliverBatch } from './deliver-batch.ts';
import type { DeliverDeps, DeliverInput, DeliveryReport } from './delivery.ts';
import { joinMoves } from './join-moves.ts';
import { keepClaims } from './keep-claims.ts';

/** Small, so that little time lies between the look at a contact's rights and the mail, and large enough to share its queries. */
const BATCH = 50;
/** One batch is claimed and another written down while a third is on the line. */
const LANES = 3;
/** Messages that must go slowly are waited for; the next run would come for them within a minute. */
const WORTH_WAITING_MS = 20_000;

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
    stopped: null,
  };
  const claims = keepClaims(deps);
  const run = { ...deps, recordMove: joinMoves(deps.db, deps.now), claims };
  let left = input.limit;
  const lane = async (): Promise<void> => {
    while (left > 0 && !input.signal?.aborted) {
      report.stopped ??= await deps.pace.findHold();
      if (report.stopped !== null) return;
      const size = Math.min(BATCH, left);
      left -= size;
      const { taken, alone, again } = await deliverBatch(run, { ...input, limit: size }, report);
      if (alone) left += size - taken;
      if (alone || taken === size) continue;
      if (again === null || again.getTime() - deps.now().getTime() > WORTH_WAITING_MS) return;
      await deps.pace.waitUntil(again, input.signal);
    }
  };
  const results = await Promise.allSettled(Array.from({ length: LANES }, lane));
  claims.stop();
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return report;
}
