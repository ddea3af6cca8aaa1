import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isAlive } from '../../src/platform/is-alive.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { runRytmi, startRytmi } from '../support/run-rytmi.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { waitUntil } from '../support/wait-until.ts';

interface Running {
  home: string;
  supervisor: ChildProcess;
  /** What it said on standard output. */
  said(): string;
  /** Process ids of the two programs under it, by name. */
  pid(program: 'web' | 'worker'): number;
  postmasterPid(): number;
  answers(path: string): Promise<number>;
  ended: Promise<number | null>;
}

/** `rytmi start` in a folder of its own, ready, and gone with all its programs when the test ends. */
async function startAll({ home = scratchFolder(), queue = {} } = {}): Promise<Running> {
  const supervisor = startRytmi(['start'], { RYTMI_DIR: home, LOG_LEVEL: 'info', ...queue });
  let out = '';
  let log = '';
  supervisor.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  supervisor.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => supervisor.once('exit', resolve));
  const pid = (program: string) =>
    log
      .split('\n')
      .filter((line) => line.includes(`"msg":"${program} is ready"`))
      .map((line) => (JSON.parse(line) as { pid: number }).pid)
      .at(-1) ?? 0;
  const running: Running = {
    home,
    supervisor,
    said: () => out,
    pid,
    postmasterPid: () => readPid(home),
    answers: (path) => statusOf(home, path),
    ended,
  };
  onTestFinished(async () => {
    supervisor.kill('SIGTERM');
    await ended;
    await waitUntil('all programs are gone', () => !isAlive(pid('web')) && !isAlive(pid('worker')));
  });
  await waitUntil(
    `it is up; it said ${log}`,
    () => out.includes('/console/welcome/') || supervisor.exitCode !== null,
    60_000,
  );
  return running;
}

function readPid(home: string): number {
  const file = join(home, 'postgres', 'data', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

async function statusOf(home: string, path: string): Promise<number> {
  const port = readFileSync(join(home, 'web-port'), 'utf8');
  return fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' }).then(
    (answer) => answer.status,
    () => 0,
  );
}

test('a wrong environment is answered with every fault at once, and nothing is started', async () => {
  const home = join(scratchFolder(), 'home');
  const { code, stdout, stderr } = await runRytmi(['start'], {
    RYTMI_DIR: home,
    PORT: 'eighty',
    OIDC_ISSUER: 'https://login.example.com',
    SUPPLIER_TIME_ZONE: 'Mars/Olympus',
  });
  expect({ code, stdout, started: existsSync(home) }).toEqual({ code: 1, stdout: '', started: false });
  for (const variable of ['PORT', 'OIDC_CLIENT_ID', 'SUPPLIER_TIME_ZONE']) expect(stderr).toContain(variable);
  expect(stderr).toContain('Example: Europe/Helsinki');
});

test('a database that is not there is a sentence, not a stack', async () => {
  const { code, stderr } = await runRytmi(['migrate'], {
    RYTMI_DIR: scratchFolder(),
    DATABASE_URL: 'postgres://rytmi:wrong@127.0.0.1:1/rytmi?connect_timeout=1',
    RYTMI_SECRET: 'x'.repeat(32),
    LOG_LEVEL: 'silent',
  });
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('Check DATABASE_URL');
  expect(stderr).not.toContain('wrong');
}, 60_000);

test('a command or an option that there is not is told so, with where to look', async () => {
  for (const args of [['imprt'], ['status', '--jsn']]) {
    const { code, stderr } = await runRytmi(args, { RYTMI_DIR: '/nowhere' });
    expect(code).toBe(1);
    expect(stderr).toContain('rytmi --help');
  }
});

test('help needs no database', async () => {
  const home = join(scratchFolder(), 'home');
  const { code, stdout } = await runRytmi(['--help'], { RYTMI_DIR: home });
  expect({ code, started: existsSync(home) }).toEqual({ code: 0, started: false });
  for (const command of ['demo', 'start', 'status', 'import', 'review', 'explain', 'calls'])
    expect(stdout).toContain(command);
});

describe.each(QUEUE_BACKENDS)('with the queue on %s', async (backend) => {
  const redis = backend === 'redis' ? await startRedis() : null;
  let places = 0;
  const newQueue = (): Record<string, string> => (redis ? { REDIS_URL: `${redis.url}/${places++}` } : {});

  test('an empty installation only observes, says what to do next, and serves its pages', async () => {
    const running = await startAll({ queue: newQueue() });
    expect(running.said()).toContain('observe: it decides and shows what it would do, and sends nothing');
    expect(running.said()).toContain('npx rytmi import customers');
    expect(await running.answers('/healthz')).toBe(200);
    expect(await running.answers('/readyz')).toBe(200);
    expect(await running.answers('/console')).toBe(303);
    expect(await running.answers('/console/sign-in')).toBe(200);
    const link = /https?:\S+(\/console\/welcome\/\S+)/.exec(running.said())?.[1] ?? '';
    expect(await running.answers(link)).toBe(200);
    expect(await running.answers(`${link}x`)).toBe(410);
    const status = await runRytmi(['status', '--json'], { RYTMI_DIR: running.home });
    expect(JSON.parse(status.stdout)).toMatchObject({ mode: 'observe', customers: 0 });
    expect(isAlive(running.postmasterPid())).toBe(true);
  }, 120_000);

  test('SIGTERM ends web, worker and Postgres in order, within 30 s', async () => {
    const running = await startAll({ queue: newQueue() });
    const pids = [running.pid('web'), running.pid('worker'), running.postmasterPid()];
    const startedAt = performance.now();
    running.supervisor.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    await waitUntil('nothing is left', () => !pids.some(isAlive));
  }, 120_000);

  test('a program that is killed is started again, and so is Postgres', async () => {
    const running = await startAll({ queue: newQueue() });
    const web = running.pid('web');
    process.kill(web, 'SIGKILL');
    await waitUntil(
      'web is back',
      async () => running.pid('web') !== web && (await running.answers('/readyz')) === 200,
    );
    const postmaster = running.postmasterPid();
    process.kill(postmaster, 'SIGKILL');
    await waitUntil(
      'Postgres is back',
      async () => running.postmasterPid() !== postmaster && (await running.answers('/readyz')) === 200,
      60_000,
    );
  }, 180_000);
});

test('when the supervisor is killed its programs end by themselves, and the next start is like the first', async () => {
  const first = await startAll();
  const pids = [first.pid('web'), first.pid('worker'), first.postmasterPid()];
  first.supervisor.kill('SIGKILL');
  await waitUntil('nothing is left', () => !pids.some(isAlive), 60_000);
  const second = await startAll({ home: first.home });
  expect(await second.answers('/readyz')).toBe(200);
}, 180_000);
