import { type ClaimedDelivery, listTold } from './claim-store.ts';
import { composePayload } from './compose-payload.ts';
import { putBack, recordDead, recordFailed, recordTaken } from './delivery-store.ts';
import { clearFailing, noteFailing, type WebhookEndpoint } from './endpoint-store.ts';
import { type Judgement, judgeAnswer } from './judge-answer.ts';
import { retryWait, TRIED_FOR_MS } from './retry-wait.ts';
import { signDelivery } from './sign-delivery.ts';
import { switchOff } from './switch-off.ts';
import type { WebhookDeps } from './webhook-deps.ts';

const DAY_MS = 86_400_000;
/** Nothing was taken for so long: whoever keeps the endpoint does not look, or is gone. */
const FAILING_FOR_MS = 5 * DAY_MS;

/** Sends one delivery in hand and writes down what came of it. Killed in between, it is sent again, with the same `webhook-id`. */
export async function deliverEvent(
  deps: WebhookDeps,
  {
    endpoint,
    signingSecrets,
    delivery,
    signal,
  }: {
    endpoint: WebhookEndpoint;
    signingSecrets: readonly string[];
    delivery: ClaimedDelivery;
    signal: AbortSignal;
  },
): Promise<Judgement> {
  const { includeContact, url } = endpoint;
  const people = includeContact ? await listTold(deps.db, delivery) : [];
  const heldOut = deps.isHeldOut(delivery.customerId);
  const body = composePayload({ ...delivery, people, includeContact, heldOut }, deps.supplier.currency);
  const headers = signDelivery({ id: delivery.eventId, body, at: deps.now() }, signingSecrets);
  const judgement = judgeAnswer(await deps.outgoing.post({ url, headers, body, signal }));
  // Our own stopping is no fault of the receiver's.
  if (signal.aborted && judgement.kind === 'failed') await putBack(deps.db, delivery);
  else await record(deps, { endpoint, delivery, judgement });
  return judgement;
}

async function record(
  deps: WebhookDeps,
  {
    endpoint,
    delivery,
    judgement,
  }: { endpoint: WebhookEndpoint; delivery: ClaimedDelivery; judgement: Judgement },
): Promise<void> {
  const { db, now } = deps;
  const { said } = judgement;
  switch (judgement.kind) {
    case 'taken':
      await recordTaken(db, delivery, said, now());
      await clearFailing(db, endpoint.id);
      return;
    case 'gone':
      await recordDead(db, delivery, said, now());
      return switchOff(deps, endpoint.id, 'gone');
    case 'failed':
      await giveTime(deps, delivery, judgement);
      if (now().getTime() - (await noteFailing(db, endpoint.id, now())).getTime() >= FAILING_FOR_MS)
        await switchOff(deps, endpoint.id, 'failing');
  }
}

async function giveTime(
  { db, now }: WebhookDeps,
  delivery: ClaimedDelivery,
  { said, retryAfter }: Extract<Judgement, { kind: 'failed' }>,
): Promise<void> {
  const at = now();
  const firstTriedAt = delivery.firstTriedAt ?? at;
  const end = firstTriedAt.getTime() + TRIED_FOR_MS;
  if (at.getTime() >= end) return recordDead(db, delivery, said, at);
  const wait = retryWait(delivery.attempts + 1, Math.random(), { retryAfter, now: at });
  // The last wait is cut short, so that it is tried for all of that time.
  const next = new Date(Math.min(at.getTime() + wait * 1_000, end));
  await recordFailed(db, delivery, { said, firstTriedAt, next });
}
