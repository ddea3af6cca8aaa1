import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { freePort } from '../../src/platform/free-port.ts';
import { runRytmi, startRytmi } from '../support/run-rytmi.ts';
import { scratchFolder, scratchFolderOfFile } from '../support/scratch-folder.ts';
import { cloneDatabase } from '../support/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const { db, url, drop } = await cloneDatabase();
/** Roles belong to the whole server, which other test files use too. */
const prefix = `t${randomBytes(6).toString('hex')}`;
const secret = randomBytes(32).toString('hex');
const environment = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  RYTMI_SECRET: secret,
  RYTMI_DIR: scratchFolder(),
});
const urls: Record<string, string> = {};

beforeAll(async () => {
  const made = await runRytmi(['db', 'roles', '--prefix', prefix], {
    ...{ DATABASE_URL: url, RYTMI_SECRET: secret, RYTMI_DIR: scratchFolderOfFile() },
  });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  for (const [, role, own] of made.stdout.matchAll(/rytmi (\w+) +DATABASE_URL=(\S+)/g))
    urls[role as string] = own as string;
}, 60_000);
afterAll(async () => {
  await drop();
  const client = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` });
  await client.connect();
  for (const role of ['migrate', 'web', 'worker']) await client.query(`drop role "${prefix}_${role}"`);
  await client.end();
});

async function ask(role: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: urls[role] });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows;
}

test('each program has a role and a password of its own; again changes nothing', async () => {
  expect(Object.keys(urls).toSorted()).toEqual(['migrate', 'web', 'worker']);
  const again = await runRytmi(['db', 'roles', '--prefix', prefix], environment(url));
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('have what they need') });
  expect(await ask('web', 'select current_user as role')).toEqual([{ role: `${prefix}_web` }]);
});

test.each(['web', 'worker'])('%s adds to the audit log and alters nothing in it', async (role) => {
  const entry = `insert into audit_entry (at, by, kind, subjects) values (now(), 'a test', 'sending-paused', '{}')`;
  await ask(role, entry);
  expect(await ask(role, `select by from audit_entry limit 1`)).toEqual([{ by: 'a test' }]);
  for (const statement of [
    `update audit_entry set by = 'nobody'`,
    'delete from audit_entry',
    'truncate audit_entry',
    'alter table audit_entry disable trigger all',
    `begin; set local rytmi.erasing = 'on'; update audit_entry set before = '"(erased)"'; commit`,
  ])
    await expect(ask(role, statement)).rejects.toThrow(/permission denied|must be owner/);
});

test.each(['web', 'worker'])('%s changes no table', async (role) => {
  for (const statement of [
    'drop table customer',
    'alter table customer add column more text',
    'create table more (n int)',
    'drop trigger message_move_guard on message',
    'create or replace function refuse_audit_rewrite() returns trigger language sql as $$ select null $$',
    'drop schema queue cascade',
    'create role intruder',
    `set role "${prefix}_migrate"`,
  ])
    await expect(ask(role, statement)).rejects.toThrow(/permission denied|must be owner|must be able/);
});

test('the worker sees no session, no password and no invitation', async () => {
  for (const table of ['staff_session', 'staff_account', 'staff_verification', 'staff_invite'])
    await expect(ask('worker', `select * from ${table}`)).rejects.toThrow('permission denied');
});

test('the worker forgets sessions that are over, by when they ended alone', async () => {
  await ask('worker', `delete from staff_session where expires_at < now() - interval '30 days'`);
  await expect(ask('worker', 'select token from staff_session')).rejects.toThrow('permission denied');
  await expect(ask('worker', 'update staff_session set expires_at = now()')).rejects.toThrow('permission');
});

test('who migrates may change tables, and what it makes the programs may use', async () => {
  await ask('migrate', 'create table later (n int); alter table customer add column later int');
  await ask('web', 'insert into later values (1)');
  await ask('migrate', 'drop table later; alter table customer drop column later');
  expect(await runRytmi(['migrate'], environment(urls.migrate as string))).toMatchObject({
    code: 0,
    stderr: '',
  });
});

test('web and worker run under their roles: a page is served, files come in, the night is reviewed', async () => {
  const port = String(await freePort());
  const web = startRytmi(['web'], { ...environment(urls.web as string), PORT: port });
  const worker = startRytmi(['worker'], environment(urls.worker as string));
  const said: string[] = [];
  for (const program of [web, worker]) {
    program.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    onTestFinished(() => void program.kill('SIGKILL'));
  }
  const folder = scratchFolder();
  writeFileSync(join(folder, 'customers.csv'), 'id;name;country\nC1;Kahvila;FI\n');
  writeFileSync(join(folder, 'products.csv'), 'id;name\nP1;Kahvi\n');
  writeFileSync(
    join(folder, 'orders.csv'),
    'order;customer;product;date;quantity;price\nO1;C1;P1;2026-11-01;2;3.50\n',
  );
  for (const kind of ['customers', 'products', 'orders'])
    expect(
      await runRytmi(['import', kind, join(folder, `${kind}.csv`)], environment(urls.worker as string)),
    ).toMatchObject({ code: 0 });
  await waitUntil('the page is served', async () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    ),
  );
  await waitUntil('the worker has run its jobs', async () => {
    const { rows } = await db.$client.query(`select 1 from job_run where state = 'done' and job = 'expire'`);
    return rows.length > 0;
  });
  expect(await runRytmi(['review'], environment(urls.worker as string))).toMatchObject({ code: 0 });
  expect(said.join('')).not.toMatch(/permission denied|42501/);
}, 90_000);

test('a database behind the program, under a role that may not mend it, is said with the way out', async () => {
  await db.$client.query(
    'update drizzle.__drizzle_migrations set created_at = created_at - 1 where id = (select max(id) from drizzle.__drizzle_migrations)',
  );
  expect(await runRytmi(['status'], environment(urls.web as string))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Run rytmi migrate with the DATABASE_URL of the role that may'),
  });
});
