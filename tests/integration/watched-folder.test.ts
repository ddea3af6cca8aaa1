import { fork } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ALL_JOBS } from '../../src/jobs/all-jobs.ts';
import { findAlerts } from '../../src/nurture/alerts/find-alerts.ts';
import { listRuns } from '../../src/orders/import-run-store.ts';
import { readMappingProfile } from '../../src/orders/mapping-profile.ts';
import { saveProfile } from '../../src/orders/uploads/profile-store.ts';
import { listWatchTroubles } from '../../src/orders/watched/watched-file-store.ts';
import { staffUserTable } from '../../src/staff/staff-table.ts';
import { ADDRESS_KEY } from '../support/import-text.ts';
import { waitUntil } from '../support/wait-until.ts';
import { openWatchedStand } from '../support/watched-stand.ts';

const { stand, db, at, lookOnce, look, lay, there, runs } = await openWatchedStand();
const CUSTOMERS = 'id,name\nC1,Kahvila Aamu\nC2,Lounas Oy\n';

test('a real worker takes what two looks saw unchanged, customers before what rests on them', async () => {
  lay('orders-2026-11-22.csv', `order,customer,product,date,quantity,amount\nO1,C1,P1,2026-11-20,2,10.00\n`);
  lay('products.csv.gz', gzipSync('id,name\nP1,Kahvi\n'));
  lay('customers_all.csv', CUSTOMERS);
  Object.assign(stand.deps, { addressKey: ADDRESS_KEY, importFolder: at.folder, uploads: at.uploads });
  Object.assign(stand.deps.supplier, { language: 'en' });
  const jobs = ALL_JOBS.filter(({ name }) => name === 'watch-folder');
  await stand.work(jobs);
  await waitUntil('the worker has looked', async () => (await stand.states('watch-folder'))[0] === 'done');
  expect(await runs()).toEqual([]);
  stand.wait(60);
  await stand.plan(jobs);
  await waitUntil('the worker has looked', async () => (await stand.states('watch-folder'))[1] === 'done');
  expect(await runs()).toEqual([
    'customers customers_all.csv done 2',
    'products products.csv.gz done 1',
    'orders orders-2026-11-22.csv done 1',
  ]);
  expect(there()).toEqual(['done']);
  expect(there('done')).toEqual(['customers_all.csv', 'orders-2026-11-22.csv', 'products.csv.gz']);
  expect(readdirSync(at.uploads)).toEqual([]);
});

test('a file that grows is left alone, and what comes after it waits', async () => {
  const path = lay('customers.csv', 'id,name\nC1,Kahvila Aamu\n');
  lay('products.csv', 'id,name\nP1,Kahvi\n');
  await lookOnce();
  writeFileSync(path, CUSTOMERS);
  utimesSync(path, new Date(), new Date(Date.now() + 5_000));
  stand.wait(60);
  await lookOnce();
  expect(await runs()).toEqual([]);
  stand.wait(60);
  await lookOnce();
  expect(await runs()).toEqual(['customers customers.csv done 2', 'products products.csv done 1']);
});

test('two looks at nearly one moment are one', async () => {
  lay('customers.csv', CUSTOMERS);
  await lookOnce();
  stand.wait(5);
  await lookOnce();
  expect(await runs()).toEqual([]);
});

test('names that mean “not finished” are left alone, and hidden files too', async () => {
  const names = [
    '.customers.csv',
    'customers.csv.filepart',
    'customers.csv.part',
    'orders.csv.tmp',
    'orders.csv~',
  ];
  for (const name of names) lay(name, CUSTOMERS);
  await look();
  expect(there()).toEqual([...names].sort());
  expect(await runs()).toEqual([]);
});

test('a refused file goes to failed with the import’s own words, and what is there is not overwritten', async () => {
  lay('failed/customers.csv', 'an older one');
  lay('customers.csv', 'nimi;outo\nx;y\n');
  await look();
  expect(there('failed')).toEqual(['customers-2.csv', 'customers-2.csv.reason.txt', 'customers.csv']);
  expect(readFileSync(join(at.folder, 'failed', 'customers.csv'), 'utf8')).toBe('an older one');
  expect(readFileSync(join(at.folder, 'failed', 'customers-2.csv.reason.txt'), 'utf8')).toMatch(
    /^(Unknown|Missing) columns: .*\nShown in the console under Imports as number \d+\.\n$/s,
  );
  expect(await runs()).toEqual(['customers customers.csv failed 0']);
});

test('a name that says no kind is refused with the names that would', async () => {
  lay('asiakkaat.csv', CUSTOMERS);
  await look();
  expect(there('failed')).toEqual(['asiakkaat.csv', 'asiakkaat.csv.reason.txt']);
  expect(readFileSync(join(at.folder, 'failed', 'asiakkaat.csv.reason.txt'), 'utf8')).toContain(
    'orders-2026-11-22.csv',
  );
});

test('rows that are wrong are rejects of the run as ever, and the file is done', async () => {
  lay('customers.csv', 'id,name\nC1,Kahvila Aamu\nC2,\n');
  await look();
  const [run] = await listRuns(db, 1);
  expect(run).toMatchObject({ state: 'done', added: 1, rejected: 1 });
  expect(there('done')).toEqual(['customers.csv']);
});

test('a worker killed between the import and the move imports nothing twice', async () => {
  lay('customers.csv', CUSTOMERS);
  await lookOnce();
  stand.wait(60);
  const program = new URL('../support/kill-after-import.ts', import.meta.url);
  const args = [stand.url, at.folder, at.uploads, stand.deps.now().toISOString()];
  const child = fork(program, args, { execArgv: ['--import', 'tsx'], silent: true });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  expect(there()).toEqual(['customers.csv']);
  expect(readdirSync(at.uploads)).toHaveLength(1);
  await waitUntil('the file is gone', async () => {
    await lookOnce();
    return there().length === 1 && there()[0] === 'done';
  });
  expect(await runs()).toEqual(['customers customers.csv done 2']);
  expect(readdirSync(at.uploads)).toEqual([]);
});

test('of two workers at once one takes the file', async () => {
  lay('customers.csv', CUSTOMERS);
  await lookOnce();
  stand.wait(60);
  await Promise.all([lookOnce(), lookOnce(), lookOnce()]);
  expect(await runs()).toEqual(['customers customers.csv done 2']);
  expect(there('done')).toEqual(['customers.csv']);
});

test('a subfolder is read by the profile of its name', async () => {
  const profile = readMappingProfile({ kind: 'customers', columns: { Numero: 'id', Nimi: 'name' } });
  if ('faults' in profile) throw new Error(profile.faults.join());
  await saveProfile(db, { kind: 'customers', name: 'vanha', header: ['eri'], mapping: profile, by: 'Aatu' });
  lay('vanha/customers.csv', 'Numero,Nimi\nC7,Pitopalvelu\n');
  lay('tuntematon/customers.csv', CUSTOMERS);
  await look();
  expect(await runs()).toEqual(['customers customers.csv failed 0', 'customers customers.csv done 1']);
  expect(there('done', 'vanha')).toEqual(['customers.csv']);
  expect(there('failed', 'tuntematon')).toContain('customers.csv.reason.txt');
});

test('links are refused and never followed, neither files nor folders', async () => {
  const outside = join(at.uploads, 'secret.csv');
  writeFileSync(outside, CUSTOMERS);
  symlinkSync(outside, join(at.folder, 'customers.csv'));
  symlinkSync(at.uploads, join(at.folder, 'linked'));
  await look();
  expect(await runs()).toEqual([]);
  expect(there('failed').filter((name) => !name.endsWith('.txt'))).toEqual(['customers.csv', 'linked']);
  expect(readFileSync(outside, 'utf8')).toBe(CUSTOMERS);
});

test('done that leads out of the folder is refused; the import is not repeated', async () => {
  symlinkSync(at.uploads, join(at.folder, 'done'));
  lay('customers.csv', CUSTOMERS);
  await look();
  await look();
  expect(existsSync(join(at.folder, 'customers.csv'))).toBe(true);
  expect(await runs()).toEqual(['customers customers.csv done 2']);
  expect(await listWatchTroubles(db, stand.deps.now())).toEqual([
    { path: 'customers.csv', trouble: 'not-moved' },
  ]);
});

test('a folder that is not there is told to the owner, and that it is back', async () => {
  const [owner] = await db
    .insert(staffUserTable)
    .values({
      name: 'Olga',
      email: 'olga@supplier.example.com',
      roles: ['owner'],
      language: 'en',
      active: true,
    })
    .returning();
  rmSync(at.folder, { recursive: true });
  await look();
  expect(await listWatchTroubles(db, stand.deps.now())).toEqual([{ path: '', trouble: 'folder' }]);
  const [alert] = await findAlerts(db, stand.deps.now(), async () => null);
  expect(alert?.payload).toEqual({ kind: 'imports', what: 'began', staff: owner?.id });
  mkdirSync(at.folder);
  await look();
  expect(await listWatchTroubles(db, stand.deps.now())).toEqual([]);
});

test('a refused file is told of for a day', async () => {
  lay('customers.csv', 'x\n1\n');
  await look();
  const told = () => listWatchTroubles(db, stand.deps.now());
  expect(await told()).toEqual([{ path: 'customers.csv', trouble: 'refused' }]);
  stand.wait(25 * 3_600);
  expect(await told()).toEqual([]);
});
