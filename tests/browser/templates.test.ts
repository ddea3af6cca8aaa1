import type { Browser, Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { previewMessage } from '../../src/messages/preview-message.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { updateDraft } from '../../src/messages/templates/template-version-store.ts';
import { auditEntryTable } from '../../src/staff/audit/audit-table.ts';
import { TODAY } from '../support/call-stories.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { planFor } from '../support/message-stand.ts';
import { seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const PICTURES = process.env.CONSOLE_PICTURES;
const TEMPLATES = new URL('../../templates/emails', import.meta.url).pathname;
const PLACE = '/console/templates/reorder-reminder/fi';

const { db } = await createTestDatabase();
const marketing = await (await startConsole(db, { as: ['marketing'] })).listen({
  host: '127.0.0.1',
  port: 0,
});
const publisher = await (await startConsole(db, { as: ['publisher'] })).listen({
  host: '127.0.0.1',
  port: 0,
});
const browser: Browser = await startChromium();

async function seedShop(
  name: string,
  contact: object,
  products: readonly string[],
): Promise<[number, number]> {
  const customerId = await seedCustomer(db, { name });
  const contactId = await seedContact(db, customerId, {
    language: 'fi',
    email: `${customerId}@example.com`,
    addressHash: `hash ${customerId}`,
    ...contact,
  });
  for (const product of products) {
    const productId = await seedProduct(db, { name: product });
    await seedOrders(db, { customerId, productId, days: [TODAY - 70, TODAY - 35] });
  }
  return [customerId, contactId];
}

const long = (n: number) => `Käsintehty lahjapaperi, kierrätyskuitua, kukkakuvio ${n}, 70 × 100 cm`;
const [bakery, aino] = await seedShop('Leipomo Kultakuori', { name: 'Aino Virtanen', firstName: 'Aino' }, [
  'Vehnäjauho 10 kg',
]);
await seedShop('Kukkakauppa Orvokki', { name: 'Orvokki Oy', firstName: null }, [1, 2, 3, 4, 5].map(long));

async function look(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    if (PICTURES)
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    expect(await findBarriers(page), name).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a changed template is seen to fail for one customer, mended, asked for, published, and written with', async () => {
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (line) => {
    if (/Content Security Policy|Refused/.test(line.text())) refused.push(line.text());
  });
  await page.goto(`${marketing}/console/templates`);
  await look(page, 'templates');
  await page.goto(marketing + PLACE);
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await look(page, 'editor');

  await change(page, 'subject: "{{#each items}}{{name}} {{/each}}"');
  await page.frameLocator('iframe').getByText('Hei Aino').waitFor();
  await page.getByRole('link', { name: 'Check against everyone' }).click();
  const failing = page.getByRole('listitem').filter({ hasText: 'Kukkakauppa Orvokki' });
  expect(await failing.textContent()).toMatch(/Fails.*the subject has \d+ characters/);
  expect(await page.getByRole('listitem').filter({ hasText: 'Leipomo' }).count()).toBe(0);
  await look(page, 'check');

  await failing.getByRole('link').click();
  await page.locator('.cm-content').waitFor();
  await change(page, 'subject: "{{firstItm}} loppuu pian"');
  expect(await page.locator('#faults').textContent()).toContain('Did you mean “firstItem”?');
  await page.locator('.cm-lintRange-error').first().waitFor();
  await change(page, 'subject: "Aika täydentää, {{contact.firstName}}?"');
  await page.getByRole('button', { name: 'Ask for publication' }).click();
  expect(await page.getByRole('status').first().textContent()).toContain('A publisher has been asked');
  expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
  expect(refused).toEqual([]);

  await page.goto(publisher + PLACE);
  await look(page, 'publisher');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  expect(await page.getByRole('status').first().textContent()).toContain('Published');
  await page.getByRole('link', { name: 'Version 1' }).click();
  await look(page, 'version');
  await page.close();
  expect(await nextSubject()).toBe('Aika täydentää, Aino?');
  const kinds = (await db.select().from(auditEntryTable)).map(({ kind }) => kind);
  expect(kinds).toContain('template-published');
}, 120_000);

test('without a script the text is saved by its button, and who may not is refused by the server', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${marketing}/console/templates/welcome/sv`);
  const text = page.getByLabel('Subject, preheader and text');
  await text.fill((await text.inputValue()).replace(/^subject:.*$/m, 'subject: "Hej {{contact.firstName}}"'));
  await page.getByRole('button', { name: 'Save draft' }).click();
  expect(await page.getByRole('status').first().textContent()).toContain('The draft is saved');
  const answer = await page.request.post(`${marketing}/console/templates/welcome/sv/publish`, {
    form: { revision: '1' },
    headers: { origin: marketing, 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status()).toBe(403);
  const writing = await page.request.post(`${publisher}/console/templates/welcome/sv`, {
    form: { revision: '1', source: 'x' },
    headers: { origin: publisher, 'sec-fetch-site': 'same-origin' },
  });
  expect(writing.status()).toBe(403);
  await context.close();
});

test('what may stand between two braces is offered as soon as they are open', async () => {
  const page = await browser.newPage();
  await page.goto(`${marketing}/console/templates/thank-you/fi`);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('{{fir');
  await page.getByRole('option', { name: 'contact.firstName' }).waitFor();
  await page.keyboard.press('Escape');
  await page.close();
});

test('subject and preheader above the mail follow the text', async () => {
  const page = await browser.newPage();
  await page.goto(`${marketing}/console/templates/thank-you/fi`);
  await page.locator('.cm-content').waitFor();
  await change(page, 'subject: "Kiitos, {{customer.name}}"');
  await page.locator('#mail-subject').filter({ hasText: 'Kiitos, Leipomo Kultakuori' }).waitFor();
  expect(await page.locator('#mail-preheader').textContent()).not.toContain('{{');
  await page.close();
});

test('a text that could not be saved stays with its faults, and the page says why it was not', async () => {
  const page = await browser.newPage();
  await page.goto(`${marketing}/console/templates/farewell/fi`);
  await page.locator('.cm-content').waitFor();
  await change(page, 'subject: "{{contact.firstNme}}"');
  const answers = [
    ['signed out', (route: Route) => route.fulfill({ status: 401, body: '' })],
    ['signed out', (route: Route) => route.fulfill({ status: 303, headers: { location: '/elsewhere' } })],
    ['refused', (route: Route) => route.fulfill({ status: 500, body: '' })],
    ['does not answer', (route: Route) => route.abort()],
  ] as const;
  for (const [i, [words, answer]] of answers.entries()) {
    await page.route('**/live', answer);
    await page.locator('.cm-content').fill(`${await textIn(page)}\n${i}`);
    await page.locator('#saving').filter({ hasText: words }).waitFor();
    expect(await page.locator('#faults').textContent()).toContain('contact.firstNme');
    await page.locator('.cm-lintRange-error').first().waitFor();
    await page.unroute('**/live');
  }
  const slot = { kind: 'farewell', language: 'fi', role: null } as const;
  const theirs = { source: 'Theirs', author: 'Maria', at: new Date(), revision: 1 };
  expect(await updateDraft(db, slot, theirs)).toBe(true);
  await page.locator('.cm-content').fill(`${await textIn(page)}\nmine`);
  await page.locator('#saving').filter({ hasText: 'somebody else' }).waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  expect(await page.getByLabel('Your text, to copy from').inputValue()).toMatch(/\nmine$/);
  await look(page, 'conflict');
  await page.close();
}, 60_000);

const textIn = (page: Page) => page.locator('textarea#source').inputValue();

/** Writes another subject line and waits until the draft has saved itself and has been looked through. */
async function change(page: Page, subject: string): Promise<void> {
  const saved = page.waitForResponse((response) => response.url().endsWith('/live'));
  const text = await page.locator('textarea#source').inputValue();
  await page.locator('.cm-content').fill(text.replace(/^subject:.*$/m, subject));
  expect((await saved).status()).toBe(200);
  await page.locator('#saving').filter({ hasText: 'Saved as a draft' }).waitFor();
}

async function nextSubject(): Promise<string | undefined> {
  const [planned] = await planMessages(db, [planFor(bakery, aino, { language: 'fi' })]);
  const deps = { db, supplier: TEST_SUPPLIER, templates: await templateLibrary(TEMPLATES) };
  return (await previewMessage(deps, planned?.id ?? ''))?.subject;
}
