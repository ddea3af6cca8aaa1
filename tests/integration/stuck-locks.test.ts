import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/database.ts';
import { ADVISORY_LOCKS } from '../../src/shared/advisory-locks.ts';
import { countWaitingFor } from '../support/count-waiting-for.ts';
import { countStates, seedPlanned } from '../support/message-stand.ts';
import { openSendingStand } from '../support/sending-stand.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db, url } = await createTestDatabase();
const hurried = openDatabase(url, { max: 4, onError: () => undefined, lockWaitMs: 200 });
afterAll(() => hurried.$client.end());
beforeEach(() => db.execute(sql`truncate sending_day`));

const count = (mails: number) =>
  hurried.repeatable((tx) => tx.execute(sql`update sending_day set mails = mails + ${mails}`));

/** Somebody who holds the day's row, for good or for a while. */
async function hold(ms: number): Promise<{ end: Promise<void> }> {
  await db.execute(sql`insert into sending_day (sender_domain, day, mails) values ('a.fi', '2026-11-10', 1)`);
  const client = await db.$client.connect();
  await client.query('begin');
  await client.query('select 1 from sending_day for update');
  const end = pause(ms).then(async () => {
    await client.query('commit');
    client.release();
  });
  return { end };
}

test('a lock that is held too long is asked for again, and what wanted it is done once', async () => {
  const holder = await hold(600);
  await count(5);
  await holder.end;
  const { rows } = await db.execute(sql`select mails from sending_day`);
  expect(rows).toEqual([{ mails: 6 }]);
});

test('a lock that is never given ends the work with a fault that says so, and does not hang it', async () => {
  const holder = await hold(4_000);
  await expect(count(5)).rejects.toMatchObject({ cause: { code: '55P03' } });
  await holder.end;
});

test('two that block each other both come to their end', async () => {
  await db.execute(sql`insert into sending_day (sender_domain, day, mails)
    values ('a.fi', '2026-11-10', 0), ('b.fi', '2026-11-10', 0)`);
  const both = (first: string, second: string) =>
    hurried.repeatable(async (tx) => {
      await tx.execute(sql`update sending_day set mails = mails + 1 where sender_domain = ${first}`);
      await pause(50);
      await tx.execute(sql`update sending_day set mails = mails + 1 where sender_domain = ${second}`);
    });
  await Promise.all([both('a.fi', 'b.fi'), both('b.fi', 'a.fi')]);
  const { rows } = await db.execute(sql`select mails from sending_day`);
  expect(rows).toEqual([{ mails: 2 }, { mails: 2 }]);
});

const stand = await openSendingStand();

test('a delivery whose messages somebody held too long begins again and sends each once', async () => {
  await seedPlanned(stand.db, 3);
  await stand.release();
  let asked = 0;
  const recheck = async (_tx: unknown, messages: readonly { id: string }[]) => {
    asked += 1;
    if (asked === 1) throw Object.assign(new Error('lock not given in time'), { code: '55P03' });
    return new Map(messages.map(({ id }) => [id, { allowed: true as const }]));
  };
  const report = await stand.withMailOut((mailOut) => stand.deliver(mailOut, { recheck }));
  expect(report).toMatchObject({ accepted: 3 });
  expect(await countStates(stand.db)).toEqual({ accepted: 3 });
});

test('an address refused while a bounce of it is read is stopped by both, and neither waits for the other for ever', async () => {
  const [id] = await seedPlanned(stand.db, 1);
  await stand.release();
  stand.server.play({ rcpt: '550 5.1.1 no such user' });
  const reader = await stand.db.$client.connect();
  const { rows } = await reader.query('select pg_backend_pid() as pid');
  await reader.query(`begin; set local deadlock_timeout = '1min'`);
  await reader.query(`insert into suppression (address_hash, reason, source)
    select address_hash, 'bounced', 'a bounce' from contact`);
  const delivery = stand.withMailOut((mailOut) => stand.deliver(mailOut));
  const readOn = async () => {
    await expect.poll(() => countWaitingFor(stand.db, rows[0].pid), { interval: 10 }).toBe(1);
    await reader.query('update message set bounced_at = now() where id = $1', [id]);
    await reader.query('commit');
    reader.release();
  };
  const [report] = await Promise.all([delivery, readOn()]);
  expect(report).toMatchObject({ failed: 1 });
});

test('mails go while a large import is merged', async () => {
  await seedPlanned(stand.db, 2);
  await stand.release();
  const before = stand.server.mails.length;
  await stand.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.merge})`);
    await stand.withMailOut((mailOut) => stand.deliver(mailOut));
  });
  expect(stand.server.mails).toHaveLength(before + 2);
});
