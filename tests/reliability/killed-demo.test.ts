import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import {
  CALLS_AS_RAISED,
  demoHome,
  INBOX_BY_MESSAGE_ID,
  MESSAGES_AS_READ,
  openDemo,
  writeSmallCut,
} from '../support/demo-stand.ts';
import { type KillableDemo, startKillableDemo } from '../support/killable-demo.ts';
import { waitUntil } from '../support/wait-until.ts';

const TIMEOUT_MS = 600_000;
/** Half a second as a rule. */
const FIRST_MAIL_WITHIN_MS = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'rytmi-killed-demo-'));
chmodSync(folder, 0o711);
const toEnd: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const orders = await writeSmallCut(folder);
const [untouched, killed] = ['untouched', 'killed'].map((name) => join(folder, name)) as [string, string];

function startDemo(rytmiDir: string): KillableDemo {
  const demo = startKillableDemo(['demo', '--once', '--full', orders], { RYTMI_DIR: rytmiDir });
  toEnd.push(demo.kill);
  return demo;
}

async function startUntil(done: string): Promise<KillableDemo> {
  const demo = startDemo(killed);
  await demo.until(done);
  return demo;
}

/** Runs a demo to its end, which must be a good one. */
async function runToEnd(rytmiDir: string): Promise<void> {
  const demo = startDemo(rytmiDir);
  expect({ code: await demo.ended(), said: demo.said() }).toMatchObject({ code: 0 });
}

async function whileOpen<Answer>(
  rytmiDir: string,
  work: (ask: Awaited<ReturnType<typeof openDemo>>['ask']) => Promise<Answer>,
): Promise<Answer> {
  const { ask, close } = await openDemo(rytmiDir);
  try {
    return await work(ask);
  } finally {
    await close();
  }
}

const stateOf = (rytmiDir: string) =>
  whileOpen(rytmiDir, async (ask) => {
    const messages = await ask<{ state: string; shared: boolean }>(MESSAGES_AS_READ);
    // Of customers who share an address only one gets its mail in a week: the one whose turn comes first.
    const told = messages.map((one) => (one.shared ? { ...one, state: 'one of them' } : one));
    const state = { messages: told, calls: await ask(CALLS_AS_RAISED) };
    const states = messages.map(({ state }) => state).sort();
    const inbox = await ask<{ message_id: string; times: number }>(INBOX_BY_MESSAGE_ID);
    return { state, states, inbox };
  });

test(
  'a demo killed at every turn, and its Postgres too, ends in the same messages and calls, none twice',
  async () => {
    await runToEnd(untouched);

    for (const under of ['Example files', 'Import of products', 'Care people and care model'])
      await (await startUntil(under)).kill();

    const withoutPostgres = await startUntil('Import of complaints');
    const pid = Number(
      readFileSync(join(demoHome(killed), 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    process.kill(pid, 'SIGKILL');
    await withoutPostgres.ended();

    const delivering = await startUntil('Release of messages');
    await whileOpen(killed, async (ask) => {
      await waitUntil(
        'some mails have come',
        async () => (await ask('select 1 from inbox_mail limit 1')).length > 0,
        FIRST_MAIL_WITHIN_MS,
      );
      await delivering.kill();
    });

    await runToEnd(killed);
    const [expected, ended] = [await stateOf(untouched), await stateOf(killed)];
    expect(ended.state).toEqual(expected.state);
    expect(ended.states).toEqual(expected.states);
    expect(ended.inbox.filter(({ times }) => times > 1)).toEqual([]);
    expect(ended.inbox).toHaveLength(expected.inbox.length);
  },
  TIMEOUT_MS,
);
