import { Command } from 'commander';
import { beforeEach, expect, test, vi } from 'vitest';
import { registerMessages } from '../../src/cli/messages.ts';
import { registerTemplates } from '../../src/cli/templates.ts';
import { findPause, openPause } from '../../src/messages/pause-store.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { countStates, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const deps = { db, supplier: TEST_SUPPLIER, now: () => TUESDAY_TEN } as Deps;

/** What a command prints; a mistake is thrown, as the program that prints it sees it. */
async function rytmi(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  const program = new Command().exitOverride();
  registerMessages(program, async () => deps);
  registerTemplates(program, async () => deps);
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return printed.join('\n');
}

beforeEach(() => emptyDatabase(db));

test('messages are listed, shown, released and withdrawn by the beginning of their id', async () => {
  const [one = '', other = ''] = await seedPlanned(db, 2);
  const short = one.slice(0, 8);
  expect(await rytmi('messages', 'list', '--state', 'planned')).toContain(short);
  expect(await rytmi('messages', 'list', '--state', 'failed')).toBe('There are no such messages.');
  expect(await rytmi('messages', 'release', short)).toContain(
    '1 released; the first goes 2026-11-10T08:00:00.000Z',
  );
  expect(await rytmi('messages', 'withdraw', other.slice(0, 8), '--because', 'wrong week')).toBe(
    '1 of 1 withdrawn.',
  );
  expect(await countStates(db)).toEqual({ approved: 1, withdrawn: 1 });
  expect(await rytmi('messages', 'show', other.slice(0, 8))).toMatch(
    /because +wrong week[\s\S]*planned[\s\S]*withdrawn {2}wrong week/,
  );
  await expect(rytmi('messages', 'show', 'ffff-nothing')).rejects.toThrow('No message’s id begins with');
});

test('a preview shows the mail with links that lead nowhere, and sends nothing', async () => {
  const [id = ''] = await seedPlanned(db, 1);
  const shown = await rytmi('messages', 'preview', id);
  expect(shown).toContain('Jam jar: time to fill up?');
  expect(shown).toContain('https://preview.invalid/reorder');
  expect(await countStates(db)).toEqual({ planned: 1 });
});

test('sending goes on by a person’s word after it stood still', async () => {
  await openPause(db, { cause: 'own-fault', because: 'login: 535 refused' }, TUESDAY_TEN);
  await rytmi('messages', 'pause', '--because', 'the backup is being restored');
  const said = await rytmi('messages', 'resume');
  expect(said).toContain('Sending goes on.');
  expect(said).toContain('login: 535 refused');
  expect(said).toContain('the backup is being restored');
  expect(await findPause(db)).toBeUndefined();
  expect(await rytmi('messages', 'resume')).toBe('Sending was not stopped.');
});

test('only what is uncertain or failed can be sent again', async () => {
  const [id = ''] = await seedPlanned(db, 1);
  await expect(rytmi('messages', 'resend', id, '--by', 'Maija')).rejects.toThrow(
    'Only a message that is uncertain',
  );
});

test('the templates are checked without a database', async () => {
  expect(await rytmi('templates', 'check')).toMatch(/All \d+ templates are in order\./);
});
