import type { AddressFault } from '../../platform/outgoing/outgoing.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Actor } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { insertEndpoint } from '../endpoint-store.ts';
import { makeSigningSecret } from '../signing-secret.ts';
import type { WebhookDeps } from '../webhook-deps.ts';
import type { WebhookKind } from '../webhook-kind.ts';

/** From now on the address is told what happens. The secret is said this once. */
export async function addEndpoint(
  deps: Pick<WebhookDeps, 'db' | 'now' | 'outgoing' | 'secrets'>,
  input: { url: string; kinds: readonly WebhookKind[]; includeContact: boolean; by: Actor },
): Promise<Result<{ id: number; secret: string }, AddressFault>> {
  const { url, kinds, includeContact, by } = input;
  const target = deps.outgoing.check(url);
  if (!target.ok) return target;
  const secret = makeSigningSecret(deps.secrets);
  const id = await deps.db.transaction(async (tx) => {
    const endpoint = {
      url,
      kinds: [...kinds],
      includeContact,
      secretLocked: secret.locked,
      createdAt: deps.now(),
    };
    const added = await insertEndpoint(tx, endpoint);
    // The path may be a secret of the receiver's; an entry stays for good.
    const after = { host: target.value.host, kinds, includeContact };
    const change = { by, kind: 'webhook-added', subjects: { webhook: [added] }, after } as const;
    await recordChange({ ...deps, db: tx }, change);
    return added;
  });
  return ok({ id, secret: secret.text });
}
