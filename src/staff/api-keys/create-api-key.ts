import type { Database } from '../../platform/database.ts';
import type { Actor } from '../audit/change.ts';
import { recordChange } from '../audit/record-change.ts';
import { hashOfKey, newApiKey, prefixOf } from './api-key.ts';
import { type ApiKey, addApiKey } from './api-key-store.ts';
import type { ApiScope } from './api-scope.ts';

interface WantedKey {
  name: string;
  scopes: readonly ApiScope[];
  /** Null: until it is revoked. */
  expiresAt: Date | null;
  by: Actor;
}

/** Makes a key, with its entry in the audit log. `secret` is the key itself, known here and to whoever is shown it now. */
export function createApiKey(
  { db, now }: { db: Database; now: () => Date },
  { name, scopes, expiresAt, by }: WantedKey,
): Promise<{ secret: string; key: ApiKey }> {
  const secret = newApiKey();
  return db.transaction(async (tx) => {
    const key = await addApiKey(tx, {
      ...{ name, scopes: [...scopes], expiresAt, createdAt: now(), createdBy: by.name },
      ...{ prefix: prefixOf(secret), keyHash: hashOfKey(secret) },
    });
    const after = { scopes, expiresAt };
    await recordChange(
      { db: tx, now },
      { by, kind: 'api-key-created', subjects: { apiKey: [key.id] }, after },
    );
    return { secret, key };
  });
}
