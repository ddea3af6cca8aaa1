import { sql } from 'drizzle-orm';
import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { API_SCOPES } from './api-scope.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Keys of the HTTP API. A revoked one stays, since imports and the audit log name it. */
export const apiKeyTable = pgTable('api_key', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  /** What it is for, such as the system that uses it. */
  name: text().notNull(),
  /** Its beginning, by which people know it again. */
  prefix: text().notNull(),
  /** Of the whole key, which is random enough for a plain digest. */
  keyHash: text('key_hash').notNull().unique(),
  scopes: text({ enum: API_SCOPES }).array().notNull().default(sql`'{}'`),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
  /** To the minute or so. */
  lastUsedAt: moment('last_used_at'),
  /** Null: it holds until it is revoked. */
  expiresAt: moment('expires_at'),
  revokedAt: moment('revoked_at'),
});
