import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { suppressionTable } from '../../src/customers/customer-table.ts';
import { incomingMailTable } from '../../src/messages/incoming/incoming-table.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { incomingStand } from '../support/incoming-stand.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const stand = incomingStand(db);
const app = await startConsole(db, { now: stand.deps.now });
const address = await app.listen({ host: '127.0.0.1', port: 0 });
const browser = await startChromium();
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

beforeEach(async () => {
  await db.delete(incomingMailTable);
  await db.delete(suppressionTable);
  await answered('Jam jars came broken, again. Please call me about it.', 'anna');
  await answered('ei kiitos', 'bertil');
  await stand.receive('From: nobody\nContent-Type: text/plain\n\n\0');
});

async function answered(words: string, who: string): Promise<void> {
  await stand.wroteTo(`${who}@shop.example.com`);
  await stand.receive(
    `From: ${who} <${who}@shop.example.com>\nSubject: Re: Time for jam jars?\nContent-Type: text/plain; charset=utf-8\n\n${words}\n`,
  );
}

/** In every width and colour: nothing sticks out, nothing keeps anybody out. */
async function expectOpen(page: Page): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
}

describe.each(LANGUAGES)('what came back, in %s', (language) => {
  test('fits every screen and puts no barrier up, before and after it is dealt with', async () => {
    await db.execute(sql`update staff_user set language = ${language}`);
    const page = await browser.newPage();
    await page.goto(`${address}/console/incoming`);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('main .card').count()).toBeGreaterThanOrEqual(2);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await expectOpen(page);
    await page.locator('main .card form button').first().click();
    await expectOpen(page);
    await page.goto(`${address}/console/incoming?told=no-reason`);
    await expectOpen(page);
    await page.close();
  }, 60_000);
});

test('a no that was misread is taken back by keyboard alone', { timeout: 60_000 }, async () => {
  await db.execute(sql`update staff_user set language = 'en'`);
  const page = await browser.newPage();
  await page.goto(`${address}/console/incoming`);
  await page.locator('main summary').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('She asked for less milk, not for no mails.');
  await page.keyboard.press('Enter');
  await page.getByRole('status').waitFor();
  expect(new URL(page.url()).searchParams.get('told')).toBe('closed');
  const { rows } = await db.execute(sql`select because from suppression_lift`);
  expect(rows).toEqual([{ because: 'She asked for less milk, not for no mails.' }]);
  await page.close();
});
