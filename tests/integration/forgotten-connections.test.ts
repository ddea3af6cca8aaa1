import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/database.ts';
import { faultCode } from '../../src/shared/fault-code.ts';
import { changeOver } from '../support/change-over.ts';
import { startTcpRelay } from '../support/tcp-relay.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const PATIENCE_MS = 200;

const { db, url } = await createTestDatabase();
const { hostname, port } = new URL(url);
const relay = await startTcpRelay({ host: hostname, port: Number(port) });
const through = new URL(url);
through.port = String(relay.port);
const told: string[] = [];
const far = openDatabase(through.href, {
  max: 2,
  onError: (error) => told.push(faultCode(error)),
  patienceMs: PATIENCE_MS,
});
afterAll(async () => {
  await far.$client.end();
  await relay.close();
});
beforeEach(() => void told.splice(0));

async function isWorkedOn(statement: string): Promise<boolean> {
  const { rows } = await db.$client.query(
    `select from pg_stat_activity where query = $1 and state = 'active'`,
    [statement],
  );
  return rows.length === 1;
}

test('a query whose server was changed over without a word is told so, and the next one is answered', async () => {
  const statement = 'select pg_sleep(600) /* waits for its answer */';
  const answer = far.$client.query(statement).catch(faultCode);
  await waitUntil('it is worked on', () => isWorkedOn(statement));
  await changeOver(db, relay);
  expect(await answer).toBe('ECONNRESET');
  expect((await far.$client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('connections that nobody waits for yet are found gone together with one in use', async () => {
  const statement = 'select pg_sleep(600) /* beside an idle one */';
  await Promise.all([far.$client.query('select pg_sleep(0.05)'), far.$client.query('select pg_sleep(0.05)')]);
  const answer = far.$client.query(statement).catch(faultCode);
  await waitUntil('it is worked on', () => isWorkedOn(statement));
  expect(far.$client.idleCount).toBe(1);
  await changeOver(db, relay);
  expect(await answer).toBe('ECONNRESET');
  await waitUntil('the idle one is gone', () => far.$client.idleCount === 0);
});

test('a transaction whose server was changed over without a word is done again', async () => {
  const statement = 'select pg_sleep(600) /* in a transaction */';
  let tries = 0;
  const done = far.repeatable(async (tx) => {
    tries += 1;
    if (tries === 1) await tx.execute(statement);
    return 'done';
  });
  await waitUntil('it is worked on', () => isWorkedOn(statement));
  await changeOver(db, relay);
  expect(await done).toBe('done');
  expect({ tries, told }).toEqual({ tries: 2, told: ['ECONNRESET'] });
});

test('a statement that the server works on is left alone, however long it takes', async () => {
  // The connection stands, so that only those that ask are counted.
  await far.$client.query('select 1');
  const asked = relay.taken;
  const { rows } = await far.$client.query(`select 'slept' as it from pg_sleep(${(PATIENCE_MS * 8) / 1000})`);
  expect(rows).toEqual([{ it: 'slept' }]);
  expect(relay.taken - asked, 'times it was asked after').toBeGreaterThan(0);
  expect(told).toEqual([]);
});

test('while the server does not answer nothing is ended, and the answer comes when it is heard again', async () => {
  const statement = `select 'heard' as it from pg_sleep(${(PATIENCE_MS * 2) / 1000})`;
  const answer = far.$client.query(statement);
  await waitUntil('it is worked on', () => isWorkedOn(statement));
  relay.hush();
  const silentSince = relay.taken;
  await waitUntil('it was asked after twice', () => relay.taken - silentSince >= 2);
  relay.speak(false);
  expect((await answer).rows).toEqual([{ it: 'heard' }]);
  expect(told).toEqual([]);
});
