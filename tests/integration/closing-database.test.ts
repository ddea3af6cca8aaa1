import { expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/database.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db, url } = await createTestDatabase();

/** What is told of a connection that the server ends, while the pool is in use or being closed. */
async function endedByServer({ closing }: { closing: boolean }): Promise<string[]> {
  const told: string[] = [];
  const other = openDatabase(url, { max: 1, onError: (error) => told.push(error.message) });
  const client = await other.$client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const closed = closing ? other.$client.end() : null;
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  await db.$client.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await lost;
  client.release(true);
  await (closed ?? other.$client.end());
  return told;
}

test('a connection that the server ends is told of, but not one of a pool that is being closed', async () => {
  expect(await endedByServer({ closing: false })).toContain(
    'terminating connection due to administrator command',
  );
  expect(await endedByServer({ closing: true })).toEqual([]);
});
