import { afterAll, beforeEach, expect, test } from 'vitest';
import { openReviewers } from '../../src/jobs/open-reviewers.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { emptyDatabase } from '../support/seed.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const { db, url } = await createTestDatabase();
const TODAY = dayFromIso('2026-11-22') as number;
const warnings: string[] = [];
const log = { warn: (...said: unknown[]) => void warnings.push(said.join(' ')) };
const reviewers = openReviewers({ databaseUrl: url, atOnce: 2, log });
afterAll(() => reviewers.close());

beforeEach(() => emptyDatabase(db));

async function startNight(customers: number): Promise<number[]> {
  await seedDueCustomers(db, customers, TODAY);
  return startReview({ db }, { day: TODAY });
}

function isCutOff(error: Error): false {
  expect(error.message).toMatch(/57P01|terminated|closed/);
  return false;
}

async function countMessages(): Promise<number> {
  const { rows } = await db.$client.query<{ n: number }>('select count(*)::int as n from message');
  return rows[0]?.n ?? -1;
}

test('two threads share the batches of a night, and each customer gets its one message', async () => {
  const batches = await startNight(600);
  expect(batches).toHaveLength(3);
  await Promise.all(batches.map((batch) => reviewers.review({ day: TODAY, batch })));
  expect(await countMessages()).toBe(600);
  expect(await startReview({ db }, { day: TODAY })).toEqual([]);
});

test('a batch that cannot be written says why, and the same thread reviews it when the fault is gone', async () => {
  const [batch = -1] = await startNight(3);
  await db.$client.query(
    "create function refuse() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$",
  );
  await db.$client.query('create trigger refuse before insert on message_item execute function refuse()');
  await expect(reviewers.review({ day: TODAY, batch })).rejects.toThrow('disk full');
  await db.$client.query('drop trigger refuse on message_item; drop function refuse');
  await reviewers.review({ day: TODAY, batch });
  expect(await countMessages()).toBe(3);
});

test('a batch whose time is over ends with its thread, leaves nothing, and can be done again', async () => {
  const [batch = -1] = await startNight(3);
  const holder = await db.$client.connect();
  await holder.query('begin; lock table message_item in share mode');
  const time = new AbortController();
  const late = reviewers.review({ day: TODAY, batch }, time.signal);
  const outcome = expect(late).rejects.toThrow('ended');
  await waitUntil('the thread waits to write', async () => {
    const { rows } = await db.$client.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows.length > 0;
  });
  time.abort();
  await outcome;
  await holder.query('rollback');
  holder.release();
  expect(await countMessages()).toBe(0);
  await reviewers.review({ day: TODAY, batch });
  expect(await countMessages()).toBe(3);
});

test('threads cut off from the database say so, and review at the next attempt', async () => {
  const [batch = -1] = await startNight(3);
  await db.$client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await waitUntil('the loss is told', () => warnings.length > 0);
  // A connection whose loss is not told yet may still be handed out: such an attempt fails, as the queue's would.
  const attempt = () => reviewers.review({ day: TODAY, batch });
  await waitUntil('an attempt succeeds', () => attempt().then(() => true, isCutOff));
  expect(await countMessages()).toBe(3);
});
