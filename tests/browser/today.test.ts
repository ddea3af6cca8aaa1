import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { claimDue } from '../../src/messages/delivery-store.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { jobRunTable } from '../../src/nurture/job-run-table.ts';
import { importRunTable } from '../../src/orders/import-table.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { TODAY } from '../support/call-stories.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { planFor } from '../support/message-stand.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const NOW = new Date('2011-06-15T09:00:00Z');
const app = await startConsole(db);
const publisher = await startConsole(db, { as: ['publisher'] });
const address = await app.listen({ host: '127.0.0.1', port: 0 });
const publishing = await publisher.listen({ host: '127.0.0.1', port: 0 });
const browser = await startChromium();
/** Where to put pictures; none are taken when it is not set. */
const PICTURES = process.env.CONSOLE_PICTURES;

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

beforeEach(async () => {
  await emptyDatabase(db);
  await tellConsoleStory(db);
  await leaveInDoubt();
  await planMore();
  await db.insert(jobRunTable).values([
    { job: 'morning-list', period: '2011-06-15', payload: {}, state: 'failed', finishedAt: NOW },
    { job: 'deliver-messages', period: 'now', payload: {}, attempts: 1, beganAt: NOW },
  ]);
  await db
    .insert(importRunTable)
    .values({ kind: 'contacts', fileName: 'contacts.csv', state: 'done', rejected: 3 });
});

/** The story's message, as a worker leaves it that ended while it was sent. */
async function leaveInDoubt(): Promise<void> {
  await db.update(messageTable).set({ state: 'approved', sendAfter: NOW });
  await claimDue(db, { now: NOW, today: '2011-06-15', limit: 1 });
  const sent = {
    subject: 'Time for flour?',
    html: '<h1>Time for flour?</h1><a href="https://x.example">Yes</a>',
  };
  await db.update(messageTable).set({ state: 'sending', ...sent });
  await db.update(messageTable).set({ state: 'uncertain' });
}

async function planMore(): Promise<void> {
  const people = [
    ['Kahvila Mäkelä', 'Aino Mäkelä', 'fi'],
    ['Bageri Lindström', 'Bertil Lind', 'sv'],
    ['Harbour Bistro', 'Carol Sand', 'en'],
  ] as const;
  for (const [name, contact, language] of people) {
    const customer = await seedCustomer(db, { name });
    const who = await seedContact(db, customer, {
      name: contact,
      language,
      email: `${language}@example.com`,
    });
    const when = { language, period: '2011-06-15', decidedOn: TODAY, expiresOn: TODAY + 5 };
    await planMessages(db, [
      planFor(customer, who, when),
      ...(language === 'sv' ? [] : [planFor(customer, who, { ...when, kind: 'welcome', items: [] })]),
    ]);
  }
}

async function expectOpen(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    if (PICTURES)
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
}

describe.each(LANGUAGES)('a full morning, in %s', (language) => {
  test('fits every screen and puts no barrier up', { timeout: 90_000 }, async () => {
    await db.execute(sql`update staff_user set language = ${language}`);
    const page = await browser.newPage();
    await page.goto(`${address}/console`);
    await expectOpen(page, `today-${language}`);
    await page.goto(`${address}/console/waiting/reorder-reminder`);
    await expectOpen(page, `batch-${language}`);
    await page.goto(`${publishing}/console`);
    await page.locator('#uncertain').waitFor();
    await page.locator('.doubts a').first().click();
    await expectOpen(page, `doubt-${language}`);
    await page.close();
  });
});

test('a publisher’s morning by keyboard and without a script: one taken out, one sent again, the rest released', {
  timeout: 60_000,
}, async () => {
  await db.execute(sql`update staff_user set language = 'en'`);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${publishing}/console`);
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe(
    '5 messages wait for your word',
  );
  await page.getByRole('link', { name: 'Look at them' }).press('Enter');
  const mail = page.frameLocator('.sample-mail iframe').first();
  await mail.getByText('Carol').first().waitFor();
  await page.getByRole('button', { name: 'Do not send the one to Harbour Bistro' }).first().press('Enter');
  expect(await page.getByRole('status').textContent()).toBe('It is not sent.');
  await page.getByRole('button', { name: 'Send it once more' }).press('Enter');
  expect(await page.getByRole('status').textContent()).toContain('goes once more');
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  expect(await page.getByRole('status').textContent()).toContain('tried again within a minute');
  await page.getByRole('button', { name: 'Release all 4' }).press('Enter');
  expect(await page.getByRole('status').textContent()).toContain('4 messages are on their way');
  const { rows } = await db.$client.query('select kind from audit_entry order by id');
  expect(rows.map(({ kind }) => kind)).toEqual([
    'message-withdrawn',
    'message-resent',
    'work-mended',
    'messages-released',
  ]);
  await context.close();
});
