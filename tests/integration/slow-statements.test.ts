import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_JOBS } from '../../src/jobs/all-jobs.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { openDeps } from '../../src/platform/deps.ts';
import { LONGEST_STATEMENT_MS } from '../../src/platform/statement-limits.ts';
import { startConsole } from '../support/console-app.ts';
import { type PublicStory, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db, url } = await createTestDatabase();
const LIMIT_MS = 200;
const hurried = openDatabase(url, { max: 4, onError: () => undefined, statementMs: LIMIT_MS });
afterAll(() => hurried.$client.end());
const pages = await startPublicPages(hurried);
const console = await startConsole(hurried);
let story: PublicStory;
beforeAll(async () => {
  story = await seedPublicStory(db);
});

/** Nobody gets at the table while this works: a statement waits as it would for a million rows. */
async function withBlocked<Answer>(table: string, work: () => Promise<Answer>): Promise<Answer> {
  const holder = await db.$client.connect();
  await holder.query(`begin; lock table ${table} in access exclusive mode`);
  try {
    return await work();
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}

test('a customer’s page that takes too long is ended and says so, in the reader’s language, and opens later', async () => {
  const path = story.path('preferences');
  const ask = (language: string) => pages.inject({ url: path, headers: { 'accept-language': language } });
  const late = await withBlocked('message', () => Promise.all(['en', 'fi', 'sv'].map(ask)));
  expect(late.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503]);
  const said = ['this did not work', 'Tämä ei valitettavasti onnistunut', 'Det här gick tyvärr inte'];
  for (const [nth, { body }] of late.entries()) expect(body).toContain(said[nth]);
  expect((await ask('en')).statusCode).toBe(200);
});

test('a page of the console that takes too long is ended and says so', async () => {
  const look = () => console.inject({ url: '/console/customers', headers: OWN_FORM });
  const late = await withBlocked('customer', look);
  expect(late.statusCode).toBe(503);
  expect(late.body).toContain('This took longer than a page may, and was ended.');
  expect((await look()).statusCode).toBe(200);
});

test('each program holds its statements to its own limit, and no job of the worker lasts longer than one', async () => {
  const home = mkdtempSync(join(tmpdir(), 'rytmi-slow-'));
  const secret = { RYTMI_SECRET: 'a secret of this test, as long as it must be' };
  const config = loadConfig({ DATABASE_URL: url, RYTMI_DIR: home, ...secret });
  const limits: Record<string, unknown> = {};
  for (const name of ['web', 'worker', 'cli', 'restore'] as const) {
    const deps = await openDeps(config, { name });
    const { rows } = await deps.db.$client.query(
      `select setting::int as ms from pg_settings where name = 'statement_timeout'`,
    );
    limits[name] = rows[0]?.ms;
    await deps.close();
  }
  rmSync(home, { recursive: true });
  expect(limits).toEqual({ web: 55_000, worker: 3_600_000, cli: 3_600_000, restore: 0 });
  const longestJob = Math.max(...ALL_JOBS.map(({ timeoutSeconds }) => timeoutSeconds)) * 1_000;
  expect(LONGEST_STATEMENT_MS.worker).toBeGreaterThanOrEqual(longestJob);
});
