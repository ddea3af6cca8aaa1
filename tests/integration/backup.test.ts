import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAddressKey } from '../../src/customers/address-key-store.ts';
import { findPause } from '../../src/messages/pause-store.ts';
import type { JournalLine } from '../../src/messages/restored/sent-journal.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import {
  type EmbeddedPostgres,
  joinEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/join-embedded-postgres.ts';
import { keptJournal } from '../../src/platform/kept-journal.ts';
import { countStates, seedPlanned } from '../support/message-stand.ts';
import { runRytmi } from '../support/run-rytmi.ts';
import { scratchFolder, scratchFolderOfFile } from '../support/scratch-folder.ts';

const home = scratchFolderOfFile();
const shelf = scratchFolderOfFile();
const file = join(shelf, 'first.tar.gz');
const rytmi = (args: string[], at = home) => runRytmi(args, { RYTMI_DIR: at });
let server: EmbeddedPostgres;
let db: Database;
let ids: string[];

async function enter(at: string): Promise<{ db: Database; leave(): Promise<void> }> {
  const embedded = await joinEmbeddedPostgres(at);
  const opened = openDatabase(embedded.url, { max: 4, onError: () => undefined });
  const leave = async () => {
    await opened.$client.end();
    await embedded.leave();
  };
  return { db: opened, leave };
}

/** Another machine, which was given the secret. */
function otherHome(): string {
  const other = scratchFolder();
  copyFileSync(join(home, 'secret'), join(other, 'secret'));
  return other;
}

const count = async (table: string, at: Database = db) =>
  Number((await at.$client.query(`select count(*) from ${table}`)).rows[0].count);

beforeAll(async () => {
  expect(await rytmi(['migrate'])).toMatchObject({ code: 0 });
  server = await joinEmbeddedPostgres(home);
  db = openDatabase(server.url, { max: 4, onError: () => undefined });
  await openAddressKey(db, [readFileSync(join(home, 'secret'), 'utf8')]);
  ids = await seedPlanned(db, 20);
  mkdirSync(join(home, 'imports'));
  writeFileSync(join(home, 'imports', 'waiting.csv'), 'id;name');
  await db.$client.query('create table written (n int)');
});
afterAll(async () => {
  await db.$client.end();
  await server.leave();
});

test('a backup taken while others write holds all that was there when it began, and opens elsewhere with sending stopped', async () => {
  let writing = true;
  await db.$client.query('insert into written select generate_series(1, 1000)');
  const writer = (async () => {
    for (let n = 1; writing; n++) await db.$client.query('insert into written values ($1)', [-n]);
  })();
  const made = await rytmi(['backup', file]);
  writing = false;
  await writer;
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('Not in it');

  const other = otherHome();
  const restored = await rytmi(['restore', file], other);
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  const there = await enter(other);
  expect(await count('written where n > 0', there.db)).toBe(1000);
  expect(await count('written where n < 0', there.db)).toBeLessThanOrEqual(
    await count('written where n < 0'),
  );
  expect(await countStates(there.db)).toEqual({ planned: 20 });
  expect(await findPause(there.db)).toMatchObject({ cause: 'restored' });
  expect(readFileSync(join(other, 'imports', 'waiting.csv'), 'utf8')).toBe('id;name');
  await there.leave();
}, 60_000);

test('any tar can list it, and the secret is not in it', () => {
  const { stdout, status } = spawnSync('tar', ['-tzf', file], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout.trim().split('\n')).toEqual(
    expect.arrayContaining(['password', 'data/PG_VERSION', 'data/backup_label', 'manifest.json']),
  );
  const secret = readFileSync(join(home, 'secret'), 'utf8');
  expect(gunzipSync(readFileSync(file)).includes(secret)).toBe(false);
});

test('a living installation is not restored over, not even with --force', async () => {
  expect(await rytmi(['restore', file, '--force'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Rytmi runs here'),
  });
});

test('without the secret nothing is begun, and with another one all is put back', async () => {
  const other = scratchFolder();
  expect(await rytmi(['restore', file], other)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('opens only with the secret'),
  });
  expect(readdirSync(other)).toEqual([]);
  writeFileSync(join(other, 'secret'), 'x'.repeat(64));
  expect(await rytmi(['restore', file], other)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is not the one this database was used with'),
  });
  expect(readdirSync(other).filter((entry) => /^(postgres|imports)/.test(entry))).toEqual([]);
});

test.each<[string, (copy: string) => void, string]>([
  ['cut off', (copy) => truncateSync(copy, 100_000), 'is no whole backup'],
  ['changed in one byte', (copy) => changeOneByte(copy), 'is damaged'],
  ['of a newer version', (copy) => replaceIn(copy, '"format":1', '"format":2'), 'a newer version'],
  [
    'reaching out of its folder',
    (copy) => replaceIn(copy, 'data/PG_VERSION', 'data/../../evil'),
    'no backup of Rytmi',
  ],
  ['something else', (copy) => writeFileSync(copy, 'no archive'), 'is no whole backup'],
])('a file that is %s is refused and changes nothing', async (name, spoil, said) => {
  const copy = join(shelf, `${name}.tar.gz`);
  copyFileSync(file, copy);
  spoil(copy);
  const other = otherHome();
  expect(await rytmi(['restore', copy], other)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(said),
  });
  expect(readdirSync(other)).toEqual(['secret']);
});

test('what was sent and refused since is not forgotten, and a database in the way is moved aside', async () => {
  const other = otherHome();
  expect(await rytmi(['restore', file], other)).toMatchObject({ code: 0 });
  expect(await rytmi(['restore', file], other)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--force'),
  });
  journalOf(other);
  const again = await rytmi(['restore', file, '--force'], other);
  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(again.stdout).toContain('2 that it held for unsent are closed, 1 that it did not know are added');
  expect(again.stdout).toContain('Refusals since: 1');
  expect(readdirSync(other).filter((entry) => entry.startsWith('postgres-before-'))).toHaveLength(1);
  const there = await enter(other);
  expect(await countStates(there.db)).toEqual({ planned: 18, accepted: 2, uncertain: 1 });
  expect(await count('suppression', there.db)).toBe(1);
  await there.leave();
}, 60_000);

test('of the backups in a folder so many stay as are kept', async () => {
  const folder = scratchFolder();
  for (let n = 0; n < 3; n++)
    expect(await rytmi(['backup', folder, '--keep', '2'])).toMatchObject({ code: 0 });
  expect(readdirSync(folder)).toHaveLength(2);
});

test('with a database of one’s own the commands say how its tools do it', async () => {
  const environment = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', RYTMI_SECRET: 's'.repeat(64) };
  for (const [args, tool] of [
    [['backup', shelf], 'pg_dump --format=custom'],
    [['restore', file], 'pg_restore --no-owner'],
  ] as const)
    expect(await runRytmi(args, environment)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(tool),
    });
});

/** After the backup: one mail accepted, one begun and never told of, one that came to be meanwhile, and one refusal. */
function journalOf(at: string): void {
  const journal = keptJournal<JournalLine>(at);
  const moment = new Date(Date.now() + 1_000).toISOString();
  const begun = {
    at: moment,
    to: 'sending',
    customer: 1,
    contact: 1,
    kind: 'check-in',
    language: 'fi',
  } as const;
  const days = { decidedOn: '2026-11-11', expiresOn: '2026-11-20' };
  for (const message of [ids[0], ids[1], '8f6e9c1e-0000-4000-8000-000000000001'] as string[])
    journal.write({ ...begun, ...days, message });
  for (const message of [ids[0], '8f6e9c1e-0000-4000-8000-000000000001'] as string[])
    journal.write({ at: moment, message, to: 'accepted' });
  journal.write({ at: moment, no: { addressHash: 'hash of one', reason: 'unsubscribed', source: 'page' } });
}

function replaceIn(copy: string, from: string, to: string): void {
  const bytes = gunzipSync(readFileSync(copy));
  const at = bytes.indexOf(from);
  bytes.write(to, at);
  if (from.startsWith('data/')) mendChecksum(bytes, at);
  writeFileSync(copy, gzipSync(bytes, { level: 1 }));
}

/** As somebody would who forges an archive. */
function mendChecksum(bytes: Buffer, header: number): void {
  bytes.write('        ', header + 148, 8, 'latin1');
  const sum = bytes.subarray(header, header + 512).reduce((all, byte) => all + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, header + 148, 8, 'latin1');
}

function changeOneByte(copy: string): void {
  const bytes = gunzipSync(readFileSync(copy));
  const at = bytes.indexOf('data/global/pg_control') + 512 + 100;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(copy, gzipSync(bytes, { level: 1 }));
}
