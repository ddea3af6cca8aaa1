import { sql } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();

/** More connections than the pool has: one kept for good by each try would leave none. */
const TRIES = 12;

test('a transaction whose connection was lost while idle fails, and its place in the pool is free again', async () => {
  const cut = (client: PoolClient) => {
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  };
  db.$client.on('acquire', cut);
  for (let tries = 0; tries < TRIES; tries += 1) {
    await expect(db.transaction(async (tx) => tx.execute(sql`select 1`))).rejects.toThrow();
  }
  db.$client.off('acquire', cut);

  const { rows } = await db.transaction(async (tx) => tx.execute<{ one: number }>(sql`select 1 as one`));
  expect(rows).toEqual([{ one: 1 }]);
});
