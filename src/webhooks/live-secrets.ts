import { setEndpoint, type WebhookEndpoint } from './endpoint-store.ts';
import { openSigningSecret } from './signing-secret.ts';
import type { WebhookDeps } from './webhook-deps.ts';

/** The secrets that sign for an endpoint now: its own, and the one before while receivers change over. */
export async function liveSecrets(
  { db, now, secrets }: Pick<WebhookDeps, 'db' | 'now' | 'secrets'>,
  endpoint: WebhookEndpoint,
): Promise<string[]> {
  const { id, secretLocked, oldSecretLocked, oldSecretUntil } = endpoint;
  const current = openSigningSecret(secretLocked, secrets);
  if (current.relocked !== null) await setEndpoint(db, id, { secretLocked: current.relocked });
  if (oldSecretLocked === null || oldSecretUntil === null || oldSecretUntil <= now()) return [current.text];
  const old = openSigningSecret(oldSecretLocked, secrets);
  if (old.relocked !== null) await setEndpoint(db, id, { oldSecretLocked: old.relocked });
  return [current.text, old.text];
}
