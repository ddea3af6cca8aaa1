import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { beforeEach, expect, test, vi } from 'vitest';
import { registerGreetings } from '../../src/cli/greetings.ts';
import { consentEventTable } from '../../src/customers/customer-table.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { previewMessage } from '../../src/messages/preview-message.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { saveCareModel } from '../../src/nurture/care-model-store.ts';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const templates = await templateLibrary(new URL('../../templates/emails', import.meta.url).pathname);
/** A Thursday. */
const LUCIA = day('2029-12-13');

async function rytmi(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  const program = new Command().exitOverride();
  registerGreetings(program, async () => ({ db }) as Deps);
  try {
    await program.parseAsync(['greetings', ...args], { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return printed.join('\n');
}

async function take(list: string): Promise<string> {
  const file = join(await scratchFolder(), 'days.csv');
  await writeFile(file, list);
  return rytmi('import', file);
}

async function seedPerson(firstName: string, country: string | null = null): Promise<void> {
  const customerId = await seedCustomer(db);
  const contact = {
    name: `${firstName} Berg`,
    firstName,
    country,
    language: 'sv' as const,
    legalClass: 'role' as const,
  };
  const hashed = { email: `${firstName}@example.com`, addressHash: `hash of ${firstName}` };
  const contactId = await seedContact(db, customerId, { ...contact, ...hashed });
  await db.insert(consentEventTable).values({ contactId, basis: 'existing-customer', source: 'a test' });
}

async function reviewOn(today: number): Promise<void> {
  for (const batch of await startReview({ db }, { day: today }))
    await reviewBatch({ db, supplier: TEST_SUPPLIER }, { day: today, batch });
}

async function useGreetings(on: boolean): Promise<void> {
  const kindsOn = on ? (['greeting'] as const) : DEFAULT_CARE_MODEL.kindsOn;
  await saveCareModel(
    db,
    { ...DEFAULT_CARE_MODEL, kindsOn, holdOut: { share: 0, salt: 'salt of the tests' } },
    'test',
  );
}

beforeEach(() => emptyDatabase(db));

test('a list of name days greets whoever bears the name, on the day and in words of her language', async () => {
  await useGreetings(true);
  expect(await take('day;names;language\n12-13;Lucia, Lucie;sv\n12-13;Jooa;fi\n')).toMatch(
    /^3 greetings kept/,
  );
  await seedPerson('Lucia');
  await seedPerson('Jooa');
  await reviewOn(LUCIA - 1);
  expect(await db.select().from(messageTable)).toEqual([]);
  await reviewOn(LUCIA);
  const [greeting, ...others] = await db.select().from(messageTable);
  expect(others).toEqual([]);
  // Said on its day or not at all.
  expect(greeting).toMatchObject({ kind: 'greeting', expiresOn: '2029-12-13' });
  const mail = await previewMessage({ db, supplier: TEST_SUPPLIER, templates }, greeting?.id ?? '');
  expect(mail?.subject).toBe('Grattis på namnsdagen, Lucia');
});

test('a day for everybody says what the list wishes, in its own year alone', async () => {
  await useGreetings(true);
  await take('day,names,occasion\n2029-12-13,,God Lucia\n');
  await seedPerson('Sten');
  await reviewOn(day('2028-12-13'));
  expect(await db.select().from(messageTable)).toEqual([]);
  await reviewOn(LUCIA);
  const [greeting] = await db.select().from(messageTable);
  const mail = await previewMessage({ db, supplier: TEST_SUPPLIER, templates }, greeting?.id ?? '');
  expect(mail?.subject).toBe('God Lucia, Sten');
});

test('who is greeted on a holiday of her country hears it on the last working day before', async () => {
  await useGreetings(true);
  await take('day,names\n05-01,Vappu\n04-02,Pääsky\n');
  await seedPerson('Vappu');
  // In 2029 the first of May is a Tuesday, and Easter Monday the second of April.
  await seedPerson('Pääsky');
  const greeted = async () => (await db.select().from(messageTable)).map(({ decidedOn }) => decidedOn);
  await reviewOn(day('2029-03-28'));
  expect(await greeted()).toEqual([]);
  await reviewOn(day('2029-03-29'));
  expect(await greeted()).toEqual(['2029-03-29']);
  await reviewOn(day('2029-04-30'));
  expect(await greeted()).toEqual(['2029-03-29', '2029-04-30']);
});

test('a holiday of the supplier’s is no holiday of a contact in another country', async () => {
  await useGreetings(true);
  await take('day,names\n05-01,Vappu\n');
  await seedPerson('Vappu', 'US');
  await reviewOn(day('2029-04-30'));
  expect(await db.select().from(messageTable)).toEqual([]);
  await reviewOn(day('2029-05-01'));
  expect(await db.select().from(messageTable)).toMatchObject([{ decidedOn: '2029-05-01' }]);
});

test('nobody is greeted as long as the kind is not switched on', async () => {
  await useGreetings(false);
  await take('day,names\n12-13,Lucia\n');
  await seedPerson('Lucia');
  await reviewOn(LUCIA);
  expect(await db.select().from(messageTable)).toEqual([]);
});

test('a new list takes the place of the old one; a faulty one changes nothing and names its line', async () => {
  expect(await rytmi('list')).toContain('There is no list');
  await take('day,names\n02-29,Aaro\n');
  await take('day,names\n12-13,Lucia\n');
  for (const [list, problem] of [
    ['day,names\n12-13,Lucia\n02-30,Aaro\n', /Line 3: “02-30”/],
    ['day,names\n12-13,\n', /Line 2: who is greeted/],
    ['day,names,language\n12-13,Lucia,de\n', /Line 2: the language “de”/],
    ['date,names\n12-13,Lucia\n', /needs the column day/],
  ] as const)
    await expect(take(list)).rejects.toThrow(problem);
  expect(await rytmi('list')).toBe('12-13  lucia  name day');
});
