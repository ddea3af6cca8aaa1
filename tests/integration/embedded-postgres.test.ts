import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import {
  type EmbeddedPostgres,
  joinEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/join-embedded-postgres.ts';
import { freePort } from '../../src/platform/free-port.ts';
import { isAlive } from '../../src/platform/is-alive.ts';
import { runRytmi, startRytmi } from '../support/run-rytmi.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { waitUntil } from '../support/wait-until.ts';

async function joinFor(home: string): Promise<EmbeddedPostgres> {
  const server = await joinEmbeddedPostgres(home);
  onTestFinished(() => server.leave());
  return server;
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(statement).finally(() => client.end());
  return rows;
}

const postmasterFile = (home: string) => join(home, 'postgres', 'data', 'postmaster.pid');
const postmasterPid = (home: string) => Number(readFileSync(postmasterFile(home), 'utf8').split('\n')[0]);

async function killPostmaster(home: string): Promise<void> {
  const pid = postmasterPid(home);
  process.kill(pid, 'SIGKILL');
  await waitUntil('the server is dead', () => !isAlive(pid));
}

test('the server speaks UTF-8, knows Finnish capitals, and keeps nothing less durable than Postgres does', async () => {
  const { url } = await joinFor(scratchFolder());
  const [answer] = await ask(
    url,
    `select lower('ÄIJÄ') as word, current_setting('server_encoding') as encoding,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  );
  expect(answer).toEqual({ word: 'äijä', encoding: 'UTF8', fsync: 'on', commit: 'on' });
});

test('nobody gets in without the password, and only the owner can read it', async () => {
  const home = scratchFolder();
  const { url } = await joinFor(home);
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(ask(String(wrong), 'select 1')).rejects.toThrow('password authentication failed');
  const { mode } = statSync(join(home, 'postgres', 'password'));
  expect(mode & 0o077).toBe(0);
});

test('of several programs starting at once in an empty folder one starts the server and all work', async () => {
  const environment = { RYTMI_DIR: scratchFolder() };
  const finished = await Promise.all([1, 2, 3].map(() => runRytmi(['migrate'], environment)));
  expect(finished.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
    Array(3).fill({ code: 0, stderr: '' }),
  );
  expect(existsSync(postmasterFile(environment.RYTMI_DIR))).toBe(false);
  expect(readdirSync(environment.RYTMI_DIR).toSorted()).toEqual([
    'inbox-port',
    'postgres',
    'secret',
    'web-port',
  ]);
});

test('the server stays while a program uses it and goes with the last', async () => {
  const home = scratchFolder();
  const first = await joinEmbeddedPostgres(home);
  const second = await joinEmbeddedPostgres(home);
  expect(second.url).toBe(first.url);
  await first.leave();
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second.leave();
  expect(existsSync(postmasterFile(home))).toBe(false);
});

test('after kill -9 of the server everything committed is there, at the same address', async () => {
  const home = scratchFolder();
  const { url, revive } = await joinFor(home);
  await ask(url, 'create table kept as select 1 as one');
  await killPostmaster(home);
  expect(await revive()).toBe(true);
  expect(await revive()).toBe(false);
  expect(await ask(url, 'select one from kept')).toEqual([{ one: 1 }]);
});

test('after kill -9 of a program the server it started is used by the next, which stops it', async () => {
  const home = scratchFolder();
  const program = startRytmi(['web'], { RYTMI_DIR: home, PORT: String(await freePort()) });
  await waitUntil('the program has opened its inbox', () => existsSync(join(home, 'inbox-port')));
  program.kill('SIGKILL');
  const pid = postmasterPid(home);
  const server = await joinEmbeddedPostgres(home);
  expect(postmasterPid(home)).toBe(pid);
  await server.leave();
  await waitUntil('the server is stopped', () => !isAlive(pid));
});

test('when another program has taken the port, the server takes another', async () => {
  const home = scratchFolder();
  const before = await joinEmbeddedPostgres(home);
  await before.leave();
  const squatter = createServer();
  await new Promise<void>((listening) =>
    squatter.listen(Number(new URL(before.url).port), '127.0.0.1', listening),
  );
  onTestFinished(() => void squatter.close());
  const after = await joinFor(home);
  expect(new URL(after.url).port).not.toBe(new URL(before.url).port);
  expect(await ask(after.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a file left by a dead server whose number another program bears now is no hindrance', async () => {
  const home = scratchFolder();
  const server = await joinEmbeddedPostgres(home);
  const left = readFileSync(postmasterFile(home), 'utf8');
  await server.leave();
  // Run by the user Postgres runs as, or Postgres would see by itself that it is none of its own.
  const owner = statSync(join(home, 'postgres', 'data'));
  const sleeper = spawn('sleep', ['60'], { uid: owner.uid, gid: owner.gid });
  onTestFinished(() => void sleeper.kill());
  writeFileSync(postmasterFile(home), left.replace(/^\d+/, String(sleeper.pid)));
  const again = await joinFor(home);
  expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('what a program killed while laying out the files left behind is cleared away', async () => {
  const home = scratchFolder();
  const ended = spawn('true');
  await new Promise((exit) => ended.once('exit', exit));
  const left = join(home, `postgres-unfinished-${ended.pid}-00000000`);
  mkdirSync(left);
  await joinFor(home);
  expect(existsSync(left)).toBe(false);
});

test('a project in a folder that is closed to others works, as root too', async () => {
  const closed = scratchFolder();
  chmodSync(closed, 0o700);
  const home = join(closed, '.rytmi');
  mkdirSync(home, { mode: 0o711 });
  // As root the files lie elsewhere.
  onTestFinished(() => rmSync(realpathSync(join(home, 'postgres')), { recursive: true }));
  const server = await joinFor(home);
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a folder copied while its server runs is a database of its own, also where root copied it', async () => {
  const home = scratchFolder();
  const first = await joinFor(home);
  await ask(first.url, 'create table kept as select 1 as one');
  const copy = scratchFolder();
  cpSync(home, copy, { recursive: true });
  const second = await joinFor(copy);
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  expect(await ask(second.url, 'insert into kept values (2) returning one')).toEqual([{ one: 2 }]);
  expect(await ask(first.url, 'select one from kept')).toEqual([{ one: 1 }]);
});
