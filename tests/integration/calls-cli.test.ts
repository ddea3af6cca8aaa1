import { Command } from 'commander';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { callOutcomeTable, callTaskTable } from '../../src/calls/call-table.ts';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { registerCalls } from '../../src/cli/calls.ts';
import { registerPeople } from '../../src/cli/people.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { raiseFor, silent } from '../support/call-stories.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const deps = { db, supplier: TEST_SUPPLIER, now: () => new Date('2011-06-15T09:00:00Z') } as Deps;

/** What a command prints; a mistake is thrown, as the program that prints it sees it. */
async function rytmi(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  const program = new Command().exitOverride();
  registerCalls(program, async () => deps);
  registerPeople(program, async () => deps);
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return printed.join('\n');
}

beforeEach(async () => {
  await emptyDatabase(db);
  const customer = await seedCustomer(db, { name: 'Leipomo Kultakuori' });
  await seedContact(db, customer, { language: 'sv' });
  await raiseCalls(db, [raiseFor(customer, { signals: [silent] })]);
});

describe('calls on the command line', () => {
  test('people are added, listed with the day’s calls, and removed', async () => {
    expect(await rytmi('people', 'list')).toContain('Nobody makes calls yet');
    await rytmi(
      'people',
      'add',
      '--name',
      'Liisa Laine',
      '--email',
      'liisa@example.com',
      '--calls-per-day',
      '6',
    );
    expect(await rytmi('people', 'list')).toBe('Liisa Laine <liisa@example.com>  en  6 calls a day');
    expect(await rytmi('calls', 'list')).toMatch(/Today: 0 of 6 calls made\n\s+1 {2}Leipomo Kultakuori/);
    await rytmi('people', 'remove', 'LIISA@example.com');
    await expect(rytmi('people', 'remove', 'liisa@example.com')).rejects.toThrow('rytmi people list');
  });

  test('a person added again keeps what it heard and takes the new particulars', async () => {
    await rytmi('people', 'add', '--name', 'Liisa', '--email', 'liisa@example.com');
    await rytmi('people', 'remove', 'liisa@example.com');
    expect(await rytmi('people', 'add', '--name', 'Liisa Laine', '--email', 'Liisa@example.com')).toContain(
      'is known',
    );
    expect(await rytmi('people', 'list')).toContain('Liisa Laine');
  });

  test('every wrong particular is named at once', async () => {
    const wrong = ['--name', ' ', '--email', 'liisa', '--language', 'de', '--calls-per-day', 'many'];
    await expect(rytmi('people', 'add', ...wrong)).rejects.toThrow(
      /name is empty\nemail is not a mail address\nlanguage is not one of en, fi, sv\ncallsPerDay is not a whole number/,
    );
  });

  test('a briefing is read and an outcome recorded', async () => {
    const briefing = await rytmi('calls', 'show', '1');
    expect(briefing).toContain('Silent: the last order came');
    expect(briefing).toContain('Det var ett tag sedan');
    const done = [
      '--reached',
      'reached',
      '--mood',
      'happy',
      '--note',
      'All well',
      '--follow-up',
      '2011-07-01',
    ];
    expect(await rytmi('calls', 'done', '1', ...done)).toBe('They talked.\n→ 1 July 2011');
    expect(await db.select().from(callOutcomeTable)).toMatchObject([{ mood: 'happy', note: 'All well' }]);
  });

  test('a call is given to a person and put off', async () => {
    await rytmi('people', 'add', '--name', 'Liisa', '--email', 'liisa@example.com');
    expect(await rytmi('calls', 'assign', '1', '--to', 'liisa@example.com', '--note', 'Yours')).toContain(
      '→ Liisa',
    );
    expect(await rytmi('calls', 'snooze', '1', '--until', '2011-08-01')).toBe('Put off. → 1 August 2011');
    expect(await db.select().from(callTaskTable)).toMatchObject([
      { state: 'snoozed', snoozedUntil: '2011-08-01', handOverNote: 'Yours' },
    ]);
  });

  test.each([
    [['done', '1', '--reached', 'reached', '--leaving', 'boredom'], 'price, quality, service'],
    [['done', '1', '--reached', 'maybe'], 'reached, not-reached, wrong-number'],
    [['done', '99', '--reached', 'reached'], 'There is no such call. (99) See: rytmi calls list'],
    [['done', '1', '--reached', 'reached', '--follow-up', '30.2.2030'], 'Example: --follow-up 2026-11-22'],
    [['show', 'first'], '“first” is not the number of a call'],
    [['show', '99'], 'There is no call 99'],
    [['assign', '1', '--to', 'nobody@example.com'], 'rytmi people list'],
    [['snooze', '1', '--until', '2001-01-01'], 'The day must lie after today.'],
  ])('%j is answered with the way out', async (args, words) => {
    await expect(rytmi('calls', ...args)).rejects.toThrow(words);
  });
});
