import { attemptDelivery } from './attempt-delivery.ts';
import { claimLetters } from './claim-letters.ts';
import type { DeliverInput, DeliverRun, DeliveryReport } from './delivery.ts';

/** Mails written in one go; between two goes the program hears what its servers have answered meanwhile. */
const WRITTEN_AT_A_STRETCH = 5;

/** Takes up to `limit` due messages through their delivery and counts in `report`. Resolves with how many it took. */
export async function deliverBatch(
  deps: DeliverRun,
  input: DeliverInput,
  report: DeliveryReport,
): Promise<number> {
  const { taken, letters } = await claimLetters(deps, input, report);
  deps.claims.hold(letters);
  const faults: unknown[] = [];
  const attempts: Promise<void>[] = [];
  for (const claimed of letters) {
    const attempt = attemptDelivery(deps, claimed, input, report).catch((error) => void faults.push(error));
    attempts.push(attempt.finally(() => deps.claims.letGo(claimed)));
    if (attempts.length % WRITTEN_AT_A_STRETCH === 0) await nextTurn();
  }
  await Promise.all(attempts);
  if (faults.length > 0) throw faults[0];
  return taken;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
