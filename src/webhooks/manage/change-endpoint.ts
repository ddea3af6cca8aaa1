import type { Queryable } from '../../platform/database.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import type { Actor } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { buryWaiting } from '../delivery-store.ts';
import { deleteEndpoint, findEndpoint, setEndpoint, type WebhookEndpoint } from '../endpoint-store.ts';
import { makeSigningSecret } from '../signing-secret.ts';
import type { WebhookDeps } from '../webhook-deps.ts';

type Deps = Pick<WebhookDeps, 'db' | 'now' | 'secrets'>;

const CHANGES = {
  remove: { kind: 'webhook-removed', make: remove },
  on: { kind: 'webhook-switched', make: turnOn },
  off: { kind: 'webhook-switched', make: turnOff },
  rotate: { kind: 'webhook-secret-changed', make: rotate },
} as const;

export type EndpointChange = keyof typeof CHANGES;

/** A receiver has so long to learn the new secret; both sign meanwhile. */
export const OLD_SECRET_HOURS = 24;

/** Makes one change to an endpoint. Of `rotate` the answer is the new secret, said this once. */
export function changeEndpoint(
  deps: Deps,
  { id, by, change }: { id: number; by: Actor; change: EndpointChange },
): Promise<Result<string | null, 'unknown'>> {
  return deps.db.transaction(async (tx) => {
    const endpoint = await findEndpoint(tx, id);
    if (!endpoint) return no('unknown');
    const { kind, make } = CHANGES[change];
    const secret = await make(tx, deps, endpoint);
    await recordChange({ ...deps, db: tx }, { by, kind, subjects: { webhook: [id] }, after: change });
    return ok(secret);
  });
}

async function remove(tx: Queryable, _deps: Deps, { id }: WebhookEndpoint): Promise<null> {
  await deleteEndpoint(tx, id);
  return null;
}

async function turnOn(tx: Queryable, _deps: Deps, { id }: WebhookEndpoint): Promise<null> {
  await setEndpoint(tx, id, { off: null, failingSince: null });
  return null;
}

async function turnOff(tx: Queryable, { now }: Deps, { id }: WebhookEndpoint): Promise<null> {
  await setEndpoint(tx, id, { off: 'by-hand' });
  await buryWaiting(tx, id, now());
  return null;
}

async function rotate(tx: Queryable, { now, secrets }: Deps, endpoint: WebhookEndpoint): Promise<string> {
  const { text, locked } = makeSigningSecret(secrets);
  await setEndpoint(tx, endpoint.id, {
    secretLocked: locked,
    oldSecretLocked: endpoint.secretLocked,
    oldSecretUntil: new Date(now().getTime() + OLD_SECRET_HOURS * 3_600_000),
  });
  return text;
}
