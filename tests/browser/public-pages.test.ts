import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { reorderRequestTable } from '../../src/messages/message-table.ts';
import { LINK_PURPOSES, type LinkPurpose } from '../../src/messages/sign-link.ts';
import { LANGUAGES } from '../../src/shared/language.ts';
import { startChromium } from '../support/chromium.ts';
import { printProof } from '../support/print-proof.ts';
import { type PublicStory, seedPublicStory, startPublicPages } from '../support/public-app.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { hashOfEverything } from '../support/whole-database.ts';

const { db } = await createTestDatabase();
const app = await startPublicPages(db, { limits: { ofVisitor: 1e9, ofLink: 1e9 } });
const browser = await startChromium();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const address = await app.listen({ port: 0, host: '127.0.0.1' });
const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
const strictly = await startPublicPages(db, { limits: { ofVisitor: 0, ofLink: 0 } });
const strictAddress = await strictly.listen({ port: 0, host: '127.0.0.1' });
let story: PublicStory;

beforeAll(async () => {
  story = await seedPublicStory(db, 'fi');
});

/** Breaks on anything that axe finds wrong, and on a page wider than its window. */
async function expectAccessible(page: Page): Promise<void> {
  // A press waits until the next page begins to come, not until it is there.
  await page.waitForLoadState();
  // Evaluated by the debugger, which the page's own policy does not forbid.
  await page.evaluate(axe);
  const violations = await page.evaluate(
    'axe.run().then((r) => r.violations.map((v) => v.id + ": " + v.help))',
  );
  expect(violations).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(
    0,
  );
}

async function open(purpose: LinkPurpose, width = 390): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 844 }, javaScriptEnabled: true });
  await page.goto(`${address}${story.path(purpose)}`);
  return page;
}

describe.each(LANGUAGES)('every page in %s', (language) => {
  test.each(['light', 'dark'] as const)('is accessible on a phone and a desk, %s', async (colorScheme) => {
    const read = await seedPublicStory(db, language);
    const page = await browser.newPage({ colorScheme, locale: language });
    for (const path of [...LINK_PURPOSES.map((purpose) => read.path(purpose)), '/reorder/forged']) {
      await page.goto(`${address}${path}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      for (const viewport of SIZES) {
        await page.setViewportSize(viewport);
        await expectAccessible(page);
      }
    }
    await page.close();
  });

  test('is accessible after each press, and while it asks to wait', async () => {
    const read = await seedPublicStory(db, language);
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: language });
    const press = async (path: string) => {
      // Each page's way on is its first form's last button.
      await page.goto(path);
      await page.locator('main form').first().locator('button').last().click();
      await expectAccessible(page);
    };
    await press(`${address}${read.path('answer')}?score=3`);
    await press(`${address}${read.path('answer')}`);
    for (const purpose of ['reorder', 'preferences', 'unsubscribe'] as const)
      await press(`${address}${read.path(purpose)}`);
    await page.goto(`${address}${read.path('preferences')}`);
    await page.locator('#call button').click();
    await expectAccessible(page);
    const strict = await strictly.inject({ url: read.path('reorder') });
    expect(strict.statusCode).toBe(429);
    await page.goto(`${strictAddress}${read.path('reorder')}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await expectAccessible(page);
    await page.close();
  });
});

test('a customer changes a quantity, is told of a slip, and orders', async () => {
  const page = await open('reorder');
  const quantity = page.getByLabel('Määrä: White hanging heart T-light holder');
  expect(await quantity.inputValue()).toBe('24');
  await quantity.fill('paljon');
  await page.getByRole('button', { name: 'Vahvista tilaus' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('”paljon” ei käy määräksi');
  await expectAccessible(page);
  await quantity.fill('36');
  await page.getByRole('button', { name: 'Vahvista tilaus' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Kiitos, tilauksenne on perillä');
  await expectAccessible(page);
  const [reorder] = await db
    .select()
    .from(reorderRequestTable)
    .where(eq(reorderRequestTable.messageId, story.messageId));
  expect(reorder?.items[0]?.quantity).toBe(36);
  await page.close();
});

test('a customer stops one item by keyboard alone', async () => {
  const page = await open('preferences', 1280);
  const item = page.getByRole('group', { name: 'Retrospot cake cases, pack of 72' });
  await item.getByLabel('Muistuttakaa kuten ennenkin').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('status').waitFor();
  expect(await page.getByRole('status').textContent()).toContain('Valintanne on tallennettu');
  expect(await item.getByLabel('Ei enää muistutuksia').isChecked()).toBe(true);
  await expectAccessible(page);
  await page.close();
});

test('a customer answers a question without a script, says why, and changes the answer', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(`${address}${story.path('answer')}?score=4`);
  expect(await page.getByLabel('4', { exact: true }).isChecked()).toBe(true);
  await page.getByLabel('9', { exact: true }).check();
  await page.getByLabel('Haluatteko kertoa lisää?').fill('Kuljettaja on mukava');
  await page.getByRole('button', { name: 'Lähetä vastaus' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Kiitos vastauksestanne');
  expect(await page.getByRole('status').textContent()).toContain('9/10');
  await page.getByRole('link', { name: 'Muuta vastausta' }).click();
  expect(await page.getByLabel('9', { exact: true }).isChecked()).toBe(true);
  await context.close();
});

test('a customer stops all mails and changes her mind', async () => {
  const page = await open('unsubscribe');
  await page.getByRole('button', { name: 'Kyllä, lopettakaa viestit' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ette saa meiltä enää viestejä');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Jatkakaa viestien lähettämistä' }).click();
  expect(await page.getByRole('status').textContent()).toContain('Kaikki on kuten ennen');
  await page.close();
});

test('a browser that runs every script and waits, as some scanners do, changes nothing by opening the pages', async () => {
  const before = await hashOfEverything(db);
  for (const purpose of LINK_PURPOSES) {
    const page = await browser.newPage();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.goto(`${address}${story.path(purpose)}`, { waitUntil: 'networkidle' });
    expect(sent).toEqual([]);
    await page.close();
  }
  expect(await hashOfEverything(db)).toBe(before);
  printProof({
    what: 'a browser that runs every script',
    howMany: `${LINK_PURPOSES.length} pages, 0 changes`,
    ...{ lost: 0, twice: 0, uncertain: null, seed: null },
  });
});
