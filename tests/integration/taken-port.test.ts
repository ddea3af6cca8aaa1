import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startRytmi } from '../support/run-rytmi.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { waitUntil } from '../support/wait-until.ts';

const portOf = (home: string) => Number(readFileSync(join(home, 'web-port'), 'utf8'));

/** Waits until the program has chosen its port, and takes it before the program listens: its database is only being made. */
async function beQuicker(home: string): Promise<number> {
  const file = join(home, 'web-port');
  await waitUntil('a port is chosen', () => existsSync(file) && readFileSync(file, 'utf8') !== '', 60_000);
  const port = portOf(home);
  const other = createServer();
  await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening));
  onTestFinished(() => void other.close());
  return port;
}

/** Starts it, and has it gone when the test ends; answers what it says. */
function start(name: string, home: string): { program: ChildProcess; said(): string } {
  const program = startRytmi([name], { RYTMI_DIR: home, LOG_LEVEL: 'info' });
  let said = '';
  for (const stream of [program.stdout, program.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  onTestFinished(async () => {
    program.kill('SIGTERM');
    await ended;
  });
  return { program, said: () => said };
}

const answers = (address: string) =>
  fetch(`${address}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

test('when another program is quicker with the port that was free, web takes the next, and says which', async () => {
  const home = scratchFolder();
  const { said } = start('web', home);
  const taken = await beQuicker(home);
  await waitUntil(`web is up; it said ${said()}`, () => said().includes('"msg":"web is ready"'), 90_000);
  expect(portOf(home)).not.toBe(taken);
  expect(said()).toContain(`"port":${portOf(home)}`);
  expect(await answers(`http://127.0.0.1:${portOf(home)}`)).toBe(true);
}, 150_000);

test('npm start then prints the address where pages really are', async () => {
  const home = scratchFolder();
  const { said } = start('start', home);
  const taken = await beQuicker(home);
  await waitUntil(`it is up; it said ${said()}`, () => said().includes('/console/welcome/'), 90_000);
  const [, shown = ''] = /Console +(\S+)/.exec(said()) ?? [];
  expect(shown).not.toContain(`:${taken}`);
  expect(await answers(shown)).toBe(true);
  expect(said()).toContain(`${shown}/console/welcome/`);
}, 150_000);
