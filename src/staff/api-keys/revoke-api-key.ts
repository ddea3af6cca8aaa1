import type { Database } from '../../platform/database.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import type { Actor } from '../audit/change.ts';
import { recordChange } from '../audit/record-change.ts';
import { type ApiKey, closeApiKey } from './api-key-store.ts';

/** From this moment nobody gets in with the key. `gone`: there is none of that number, or it is revoked already. */
export function revokeApiKey(
  { db, now }: { db: Database; now: () => Date },
  { id, by }: { id: number; by: Actor },
): Promise<Result<ApiKey, 'gone'>> {
  return db.transaction(async (tx) => {
    const key = await closeApiKey(tx, id, now());
    if (!key) return no('gone');
    await recordChange({ db: tx, now }, { by, kind: 'api-key-revoked', subjects: { apiKey: [id] } });
    return ok(key);
  });
}
