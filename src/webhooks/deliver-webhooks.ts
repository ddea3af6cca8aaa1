import { type ClaimedDelivery, claimDeliveries } from './claim-store.ts';
import { deliverEvent } from './deliver-event.ts';
import { putBack } from './delivery-store.ts';
import { findEndpoint, listEndpointsOn, type WebhookEndpoint } from './endpoint-store.ts';
import { liveSecrets } from './live-secrets.ts';
import type { WebhookDeps } from './webhook-deps.ts';

/** Claimed at once, and requests at a time to one endpoint: the last of them must be answered well within the claim's lease. */
const CLAIMED_AT_ONCE = 24;
const REQUESTS_AT_ONCE = 8;
/** After so many in a row that found nobody there, the rest of an endpoint's waits for the next run. */
const MOST_IN_VAIN = 3;

/** Sends what is due to every endpoint, side by side: a slow one holds up no other. Answers how many were taken, and not. */
export async function deliverWebhooks(
  deps: WebhookDeps,
  signal: AbortSignal,
): Promise<{ taken: number; failed: number }> {
  const endpoints = await listEndpointsOn(deps.db);
  const runs = await Promise.allSettled(endpoints.map((endpoint) => deliverTo(deps, endpoint, signal)));
  const broken = runs.find((run) => run.status === 'rejected');
  if (broken) throw broken.reason;
  const counts = runs.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []));
  return {
    taken: counts.reduce((sum, { taken }) => sum + taken, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

interface Run {
  endpoint: WebhookEndpoint;
  signingSecrets: readonly string[];
  signal: AbortSignal;
  taken: number;
  failed: number;
  /** Failures in a row that found nobody there. */
  inVain: number;
}

async function deliverTo(deps: WebhookDeps, endpoint: WebhookEndpoint, signal: AbortSignal): Promise<Run> {
  const signingSecrets = await liveSecrets(deps, endpoint);
  const run: Run = { endpoint, signingSecrets, signal, taken: 0, failed: 0, inVain: 0 };
  while (goesOn(run)) {
    const due = { endpointId: endpoint.id, limit: CLAIMED_AT_ONCE, now: deps.now() };
    const claimed = await claimDeliveries(deps.db, due);
    if (claimed.length === 0) break;
    await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, () => workOff(deps, run, claimed)));
    await Promise.all(claimed.map((delivery) => putBack(deps.db, delivery)));
    const current = await findEndpoint(deps.db, endpoint.id);
    if (!current || current.off !== null) break;
    run.endpoint = current;
  }
  return run;
}

function goesOn({ signal, inVain }: Run): boolean {
  return !signal.aborted && inVain < MOST_IN_VAIN;
}

/** Takes out of the list until it is empty; what is left in it was not tried. */
async function workOff(deps: WebhookDeps, run: Run, claimed: ClaimedDelivery[]): Promise<void> {
  while (goesOn(run)) {
    const delivery = claimed.shift();
    if (!delivery) return;
    const judgement = await deliverEvent(deps, { ...run, delivery });
    if (judgement.kind === 'taken') run.taken += 1;
    else run.failed += 1;
    run.inVain = judgement.kind === 'failed' && judgement.nobodyThere ? run.inVain + 1 : 0;
  }
}
