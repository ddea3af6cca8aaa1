import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { apiKeyTable } from '../../../staff/api-keys/api-key-table.ts';

/** Answers given to requests with an `Idempotency-Key`, written in the transaction that did what they tell. */
export const apiAnswerTable = pgTable(
  'api_answer',
  {
    apiKeyId: integer('api_key_id')
      .notNull()
      .references(() => apiKeyTable.id),
    idempotencyKey: text('idempotency_key').notNull(),
    /** Of method, address and body: the same key with another request is refused. */
    fingerprint: text().notNull(),
    status: integer().notNull(),
    body: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.apiKeyId, t.idempotencyKey] }), index('api_answer_by_time').on(t.at)],
);
