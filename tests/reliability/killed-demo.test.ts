import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  CALLS_AS_RAISED,
  demoHome,
  INBOX_BY_MESSAGE_ID,
  MESSAGES_AS_READ,
  openDemo,
  writeSmallCut,
} from '../support/demo-stand.ts';
import { runRytmi, startRytmi } from '../support/run-rytmi.ts';
import { waitUntil } from '../support/wait-until.ts';

const TIMEOUT_MS = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'rytmi-killed-demo-'));
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const orders = await writeSmallCut(folder);
const [untouched, killed] = ['untouched', 'killed'].map((name) => join(folder, name)) as [string, string];
const command = ['demo', '--once', '--full', orders];

/** Starts the demo and waits until it has said that a step is done: the next one is under way then. */
async function startUntil(done: string): Promise<ChildProcess> {
  const child = startRytmi(command, { RYTMI_DIR: killed });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await waitUntil(
    `“${done}” is done`,
    () => said.includes(`\n${done} `) || said.startsWith(`${done} `),
    120_000,
  );
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  // It may have come to its end by itself meanwhile, which is as good.
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function stateOf(rytmiDir: string) {
  const { ask, close } = await openDemo(rytmiDir);
  const messages = await ask<{ state: string; shared: boolean }>(MESSAGES_AS_READ);
  // Of customers who share an address only one gets its mail in a week: the one whose turn comes first.
  const told = messages.map((one) => (one.shared ? { ...one, state: 'one of them' } : one));
  const state = { messages: told, calls: await ask(CALLS_AS_RAISED) };
  const states = messages.map(({ state }) => state).sort();
  const inbox = await ask<{ message_id: string; times: number }>(INBOX_BY_MESSAGE_ID);
  await close();
  return { state, states, inbox };
}

test(
  'a demo killed at every turn, and its Postgres too, ends in the same messages and calls, none twice',
  async () => {
    await runRytmi(command, { RYTMI_DIR: untouched });

    for (const under of ['Example files', 'Import of products', 'Care people and care model'])
      await kill(await startUntil(under));

    const withoutPostgres = await startUntil('Import of complaints');
    const pid = Number(
      readFileSync(join(demoHome(killed), 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => withoutPostgres.once('close', resolve));

    const delivering = await startUntil('Release of messages');
    const { ask, close } = await openDemo(killed);
    await waitUntil(
      'some mails have come',
      async () => (await ask('select 1 from inbox_mail limit 1')).length > 0,
    );
    await kill(delivering);
    await close();

    expect(await runRytmi(command, { RYTMI_DIR: killed })).toMatchObject({ code: 0 });
    const [expected, ended] = [await stateOf(untouched), await stateOf(killed)];
    expect(ended.state).toEqual(expected.state);
    expect(ended.states).toEqual(expected.states);
    expect(ended.inbox.filter(({ times }) => times > 1)).toEqual([]);
    expect(ended.inbox).toHaveLength(expected.inbox.length);
  },
  TIMEOUT_MS,
);
