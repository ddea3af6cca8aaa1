import type { Database } from '../../platform/database.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import { hashOfKey, isApiKey } from './api-key.ts';
import { type ApiKey, findApiKey, noteUse } from './api-key-store.ts';

/** Often enough to see what is in use, and no write a request. */
const NOTED_EVERY_MS = 60_000;

/** Whose key it is that a request brings. */
export async function admitApiKey(
  { db, now }: { db: Database; now: () => Date },
  secret: string,
): Promise<Result<ApiKey, 'unknown' | 'revoked' | 'expired'>> {
  const key = isApiKey(secret) ? await findApiKey(db, hashOfKey(secret)) : undefined;
  if (!key) return no('unknown');
  if (key.revokedAt) return no('revoked');
  const at = now();
  if (key.expiresAt && key.expiresAt <= at) return no('expired');
  const due = new Date(at.getTime() - NOTED_EVERY_MS);
  if (!key.lastUsedAt || key.lastUsedAt < due) await noteUse(db, key.id, at, due);
  return ok(key);
}
