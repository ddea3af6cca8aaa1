import { attemptDelivery } from './attempt-delivery.ts';
import { claimLetters } from './claim-letters.ts';
import type { ClaimedLetter } from './claimed-letter.ts';
import type { DeliverInput, DeliverRun, DeliveryReport } from './delivery.ts';
import type { Tell } from './pace/pace.ts';

/** Mails written in one go; between two goes the program hears what its servers have answered meanwhile. */
const WRITTEN_AT_A_STRETCH = 5;

/**
 * Takes up to `limit` due messages through their delivery and counts in `report`. Resolves with how many it took, whether that was one
 * taken alone, and with when those that were sent back in line may come again.
 */
export async function deliverBatch(
  deps: DeliverRun,
  input: DeliverInput,
  report: DeliveryReport,
): Promise<{ taken: number; alone: boolean; again: Date | null }> {
  await deps.templates.refresh(deps.db);
  const { taken, alone, letters } = await claimLetters(deps, input, report);
  deps.claims.hold(letters);
  const send = (group: readonly ClaimedLetter[], tell: Tell) => sendGroup(deps, group, input, report, tell);
  try {
    const again = await deps.pace.pass(letters, send, input.signal);
    return { taken, alone, again };
  } finally {
    for (const claimed of letters) deps.claims.letGo(claimed);
  }
}

async function sendGroup(
  deps: DeliverRun,
  letters: readonly ClaimedLetter[],
  input: DeliverInput,
  report: DeliveryReport,
  tell: Tell,
): Promise<void> {
  const faults: unknown[] = [];
  const attempts: Promise<void>[] = [];
  for (const claimed of letters) {
    const attempt = attemptDelivery(deps, claimed, input, report)
      .then((trouble) => {
        if (trouble !== 'not-sent') tell(claimed.id, trouble);
      })
      .catch((error) => void faults.push(error));
    attempts.push(attempt.finally(() => deps.claims.letGo(claimed)));
    if (attempts.length % WRITTEN_AT_A_STRETCH === 0) await nextTurn();
  }
  await Promise.all(attempts);
  if (faults.length > 0) throw faults[0];
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
