import { and, asc, eq, isNull, lt, or } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import { apiKeyTable } from './api-key-table.ts';

/** Without its hash, which nobody needs to see. */
export type ApiKey = Omit<typeof apiKeyTable.$inferSelect, 'keyHash'>;

const { keyHash, ...SHOWN } = {
  id: apiKeyTable.id,
  name: apiKeyTable.name,
  prefix: apiKeyTable.prefix,
  keyHash: apiKeyTable.keyHash,
  scopes: apiKeyTable.scopes,
  createdBy: apiKeyTable.createdBy,
  createdAt: apiKeyTable.createdAt,
  lastUsedAt: apiKeyTable.lastUsedAt,
  expiresAt: apiKeyTable.expiresAt,
  revokedAt: apiKeyTable.revokedAt,
};

export async function addApiKey(
  db: Queryable,
  key: Omit<typeof apiKeyTable.$inferInsert, 'id'>,
): Promise<ApiKey> {
  const [added] = await db.insert(apiKeyTable).values(key).returning(SHOWN);
  return added as ApiKey;
}

/** All there ever were, the oldest first. */
export function listApiKeys(db: Queryable): Promise<ApiKey[]> {
  return db.select(SHOWN).from(apiKeyTable).orderBy(asc(apiKeyTable.id));
}

/** Whatever its state. */
export async function findApiKey(db: Queryable, hash: string): Promise<ApiKey | undefined> {
  const [key] = await db.select(SHOWN).from(apiKeyTable).where(eq(keyHash, hash));
  return key;
}

/** Null when there is no such key, or it is revoked already. */
export async function closeApiKey(db: Queryable, id: number, at: Date): Promise<ApiKey | null> {
  const [key] = await db
    .update(apiKeyTable)
    .set({ revokedAt: at })
    .where(and(eq(apiKeyTable.id, id), isNull(apiKeyTable.revokedAt)))
    .returning(SHOWN);
  return key ?? null;
}

/** Of two requests at once one writes it down. */
export async function noteUse(db: Queryable, id: number, at: Date, unlessSince: Date): Promise<void> {
  const isDue = or(isNull(apiKeyTable.lastUsedAt), lt(apiKeyTable.lastUsedAt, unlessSince));
  await db
    .update(apiKeyTable)
    .set({ lastUsedAt: at })
    .where(and(eq(apiKeyTable.id, id), isDue));
}
