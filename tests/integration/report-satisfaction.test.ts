import { Command } from 'commander';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test, vi } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { registerSatisfaction } from '../../src/cli/report/satisfaction.ts';
import { satisfactionAnswerTable } from '../../src/messages/answers/answer-table.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { measureCoverage } from '../../src/nurture/coverage/measure-coverage.ts';
import { measureSatisfaction } from '../../src/nurture/satisfaction/measure-satisfaction.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { startConsole } from '../support/console-app.ts';
import { planFor } from '../support/message-stand.ts';
import { emptyDatabase, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
/** The console's own day, at noon. */
const TODAY = day('2011-06-15');
const NOON = new Date('2011-06-15T09:00:00Z');
const DAY_MS = 86_400_000;

beforeEach(() => emptyDatabase(db));

interface Told {
  score: number | null;
  ago?: number;
  doubtful?: 'too-soon';
  kind?: 'question' | 'after-complaint';
  customerId?: number;
}

/** A customer asked some days ago, and what it answered. */
async function seedAsked({ score, ago = 20, doubtful, kind = 'question', ...told }: Told): Promise<number> {
  const customerId = told.customerId ?? (await seedCustomer(db));
  const contactId = await seedContact(db, customerId);
  const scale = kind === 'question' ? 'numbers' : 'mended';
  const plan = planFor(customerId, contactId, { kind, scale, period: isoFromDay(TODAY - ago), items: [] });
  const [message] = await planMessages(db, [plan]);
  const at = new Date(NOON.getTime() - ago * DAY_MS);
  const messageId = message?.id ?? '';
  await db
    .update(messageTable)
    .set({ state: 'approved', acceptedAt: at })
    .where(eq(messageTable.id, messageId));
  if (score !== null)
    await db
      .insert(satisfactionAnswerTable)
      .values({ messageId, contactId, customerId, scale, score, at, doubtful: doubtful ?? null });
  return customerId;
}

async function page(): Promise<string> {
  const answer = await app.inject({
    url: '/console/results/satisfaction',
    headers: { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.statusCode).toBe(200);
  return answer.body;
}

test('each customer counts once, with its last question of the year, and a young one not before it had time', async () => {
  const twice = await seedAsked({ score: 2, ago: 200 });
  await seedAsked({ score: 9, ago: 20, customerId: twice });
  await seedAsked({ score: 9, ago: 400 });
  await seedAsked({ score: null, ago: 3 });
  await seedAsked({ score: 8, ago: 1 });
  await seedAsked({ score: null, ago: 30 });
  const { all } = await measureSatisfaction({ db }, { today: TODAY });
  expect(all).toMatchObject({ asked: 3, answered: 2, silent: { customers: 1 } });
});

test('doubtful answers count nowhere until a person confirms them, and then have their effect', async () => {
  for (let i = 0; i < 10; i++) await seedAsked({ score: 10 });
  const customerId = await seedAsked({ score: 1, doubtful: 'too-soon' });
  const before = await measureSatisfaction({ db }, { today: TODAY });
  expect(before.all).toMatchObject({ answered: 10, doubtful: 1, mean: { mean: 10 } });
  const shown = await page();
  expect(shown).toContain('came within seconds of the mail');
  const action = /action="(\/console\/results\/satisfaction\/\d+\/confirm)"/.exec(shown)?.[1] ?? '';
  const press = () =>
    app.inject({
      method: 'POST',
      url: action,
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
    });
  expect((await press()).headers.location).toContain('told=confirmed');
  expect((await press()).headers.location).toContain('told=notDoubtful');
  const after = await measureSatisfaction({ db }, { today: TODAY });
  expect(after.all).toMatchObject({ answered: 11, doubtful: 0 });
  expect(await db.select().from(callTaskTable)).toMatchObject([{ customerId, purpose: 'service' }]);
  expect(await page()).not.toContain('Doubtful answers');
});

test('the page says by level, stage and industry what was answered, and how it is counted', async () => {
  for (let i = 0; i < 12; i++) await seedAsked({ score: i < 9 ? 9 : 4 });
  await seedAsked({ score: null });
  await seedAsked({ score: 1, kind: 'after-complaint' });
  const body = await page();
  expect(body).toContain('satisfied: 75% of the answers');
  expect(body).toContain('1 answered nothing; 0 of them orders less than before');
  expect(body).toContain('Customers of nobody');
  expect(body).toContain('put right: cannot tell yet');
  expect(body).toContain('Nobody counts as satisfied by staying silent');
  expect(body).toContain('left alone on purpose (hold-out) do not get this question');
});

test('groups stand side by side in a drawing, in a table, and in a spreadsheet', async () => {
  for (let i = 0; i < 12; i++) {
    await seedAsked({ score: i < 9 ? 9 : 4 });
    await seedAsked({ score: 9, customerId: await seedCustomer(db, { careLevel: 'key' }) });
  }
  const body = await page();
  expect(body.match(/<svg aria-hidden="true"/g)).toHaveLength(2);
  expect(body).toMatch(/Customers of nobody<\/th><td class="number">12<\/td><td class="number">12<\/td>/);
  const url = '/console/results/satisfaction.csv?part=levels';
  const csv = await app.inject({ url, headers: { host: 'localhost:3000' } });
  expect(csv.body).toContain('"Care level","Asked","Answered","Answer share","Answer share, Lower end"');
  expect(csv.body).toMatch(/"Customers of nobody",12,12,1,0\.\d+,1,0\.75,0\.\d+,0\.\d+,7\.75,/);
});

test('before anybody was asked, page and command say so', async () => {
  expect(await page()).toContain('Nobody has been asked yet');
});

test('the coverage report says of each level whether it is content, once enough have answered', async () => {
  const productId = await seedProduct(db);
  for (let i = 0; i < 10; i++) {
    const customerId = await seedAsked({ score: 10 });
    await seedOrders(db, { customerId, productId, days: [TODAY - 40, TODAY - 10] });
  }
  const { levels } = await measureCoverage({ db }, { today: TODAY });
  expect(levels.find(({ level }) => level === 'small')?.satisfaction).toMatchObject({
    answered: 10,
    content: { share: 1 },
  });
  expect(levels.find(({ level }) => level === 'key')?.satisfaction).toBeNull();
});

test('the command tells it in every language, and to programs', async () => {
  for (let i = 0; i < 10; i++) await seedAsked({ score: 7 });
  const said: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  try {
    for (const language of LANGUAGES) {
      const deps = { db, now: () => NOON, supplier: { ...TEST_SUPPLIER, language } } as unknown as Deps;
      const program = new Command('report');
      registerSatisfaction(program, async () => deps);
      await program.parseAsync(['satisfaction'], { from: 'user' });
      await program.parseAsync(['satisfaction', '--json'], { from: 'user' });
    }
  } finally {
    log.mockRestore();
  }
  expect(said).toHaveLength(2 * LANGUAGES.length);
  expect(JSON.parse(said[1] ?? '')).toMatchObject({
    all: { asked: 10, answered: 10, content: { share: 0 } },
  });
});
