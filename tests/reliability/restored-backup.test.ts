import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, expect, inject, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { createPace } from '../../src/messages/pace/create-pace.ts';
import { endPauses, findPause } from '../../src/messages/pause-store.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { keptMark } from '../../src/platform/kept-mark.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { wait } from '../../src/platform/wait.ts';
import { startCountingSink } from '../support/counting-sink.ts';
import { howOften, howPatient } from '../support/how-long.ts';
import { countStates, deliveryStand, SENDING, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { printProof } from '../support/print-proof.ts';
import { sayHowFar } from '../support/say-how-far.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const DUE = 1_000;
const TIMES = howOften({ short: 1, long: 10 });
const RULES = {
  ...DEFAULT_CARE_MODEL.pace,
  ...{ firstDayMails: 0, mailsPerDay: 1_000_000, mailsPerSecondPerHost: 500 },
};

const sink = await startCountingSink();
const mailOut = openMailOut({ url: sink.url });
const folder = mkdtempSync(join(tmpdir(), 'rytmi-restored-'));
afterAll(async () => {
  await mailOut.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One machine's worker on a database. */
async function deliver(db: Database, home: string, embedded = false) {
  const began = performance.now();
  const now = () => new Date(TUESDAY_TEN.getTime() + performance.now() - began);
  const log = pino({ level: 'silent' });
  const pace = createPace({
    ...{ db, now, log, wait, supplier: TEST_SUPPLIER, relay: 'relay', connections: 5 },
    ...{ keptMark: keptMark(home), embedded },
    rules: async () => RULES,
    findMailServers: async () => [],
  });
  const deps = await deliveryStand(db, mailOut, { now, pace });
  return deliverMessages(deps, { limit: 2 * DUE, sending: SENDING });
}

async function seedDue(db: Database, count: number): Promise<void> {
  await seedPlanned(db, count);
  await releaseMessages({ db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER }, { sending: SENDING });
}

/** A copy of a whole database under another name, as a dump that is read in again. */
async function backUp(url: string): Promise<{ db: Database; drop: () => Promise<void> }> {
  const name = `${new URL(url).pathname.slice(1)}_backup`;
  const client = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` });
  await client.connect();
  await client.query(`create database ${name} template ${new URL(url).pathname.slice(1)}`);
  const db = openDatabase(url.replace(/[^/]+$/, name), { max: 10, onError: () => undefined });
  const drop = async () => {
    await db.$client.end();
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  };
  return { db, drop };
}

async function expectStopped(db: Database, home: string, embedded = false): Promise<void> {
  sink.taken.clear();
  expect((await deliver(db, home, embedded)).stopped).toContain('looks restored from a backup');
  expect(sink.taken.size).toBe(0);
  expect(await findPause(db)).toMatchObject({ cause: 'restored' });
}

test(
  `a backup that is restored with ${DUE} mails due sends none before a person says so`,
  async () => {
    const howFar = sayHowFar('restored backups', TIMES);
    for (let time = 0; time < TIMES; time++) {
      howFar(time);
      const { db, url } = await createTestDatabase();
      const home = mkdtempSync(join(folder, 'home-'));
      await seedDue(db, 1);
      await deliver(db, home);
      await seedDue(db, DUE);
      // Nobody may be connected to what is copied.
      await db.$client.end();
      const backup = await backUp(url);
      const again = openDatabase(url, { max: 10, onError: () => undefined });
      expect(await deliver(again, home)).toMatchObject({ accepted: DUE, stopped: null });
      await again.$client.end();

      await expectStopped(backup.db, home);
      // The pause holds for every worker, and for one that was started elsewhere.
      await expectStopped(backup.db, mkdtempSync(join(folder, 'elsewhere-')));
      expect(await countStates(backup.db)).toMatchObject({ approved: DUE });
      await endPauses(backup.db, TUESDAY_TEN);
      expect(await deliver(backup.db, home)).toMatchObject({ accepted: DUE, stopped: null });
      await backup.drop();
    }
    printProof({
      what: 'restored backup waits for a person',
      howMany: `${TIMES} with ${DUE} mails due`,
      ...{ lost: 0, twice: 0, uncertain: 0, seed: null },
    });
  },
  howPatient({ short: 120_000, long: 900_000 }),
);

test('a database set back in its place is noticed by what the machine keeps beside it', async () => {
  const { db } = await createTestDatabase();
  const home = mkdtempSync(join(folder, 'home-'));
  await seedDue(db, 3);
  await deliver(db, home);
  await deliver(db, home);
  await deliver(db, home);
  await db.execute(sql`update sending_mark set mark = 1`);
  await expectStopped(db, home);
  await endPauses(db, TUESDAY_TEN);
  expect((await deliver(db, home)).stopped).toBeNull();
});

test('a copied folder with the database in it is noticed', async () => {
  const { db } = await createTestDatabase();
  const home = mkdtempSync(join(folder, 'home-'));
  await seedDue(db, 1);
  expect(await deliver(db, home, true)).toMatchObject({ accepted: 1 });
  const copy = join(folder, 'copied-home');
  cpSync(home, copy, { recursive: true });
  await expectStopped(db, copy, true);
});
