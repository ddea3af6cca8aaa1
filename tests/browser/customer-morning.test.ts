import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMessageLinks } from '../../src/messages/create-message-links.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { keepReceived } from '../../src/messages/incoming/keep-received.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { openMailIn } from '../../src/platform/mail-in.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { findBarriers } from '../support/find-barriers.ts';
import {
  deliveryStand,
  planFor,
  SENDING,
  TEST_KEYS,
  TUESDAY,
  TUESDAY_TEN,
} from '../support/message-stand.ts';
import { startPublicPages } from '../support/public-app.ts';
import { seedCarePerson, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const browser = await startChromium();
/** Half an hour after the mails went; from there it runs, ten times as fast: a test reads quicker than the people it plays. */
const startedAt = Date.now();
const later = () => new Date(TUESDAY_TEN.getTime() + 1_800_000 + 10 * (Date.now() - startedAt));
const staffPages = await startConsole(db, { now: later });
const office = await staffPages.listen({ host: '127.0.0.1', port: 0 });
const pages = await startPublicPages(db, { now: later });
const publicUrl = await pages.listen({ host: '127.0.0.1', port: 0 });
const mailIn = await openMailIn({
  keep: (mail) => keepReceived({ db, now: () => TUESDAY_TEN, supplier: TEST_SUPPLIER }, mail),
  onError: (error) => {
    throw error;
  },
});
afterAll(() => mailIn.close());
/** Where to put pictures of every screen; none are taken when it is not set. */
const PICTURES = process.env.CONSOLE_PICTURES;
const QUOTE = 'Kaksi säkkiä oli taas rikki.';
let customerId: number;

/** One customer, a reminder and a question, both delivered into the built-in inbox. */
beforeAll(async () => {
  await seedCarePerson(db, { name: 'Liisa Laine', email: 'liisa@example.com', callsPerDay: 5 });
  customerId = await seedCustomer(db, { name: 'Kahvila Pikkukala' });
  const contactId = await seedContact(db, customerId, {
    ...{ name: 'Aino Virtanen', firstName: 'Aino', language: 'fi' },
    ...{ email: 'aino@example.com', addressHash: 'hash of aino' },
  });
  const productId = await seedProduct(db, { name: 'Vehnäjauho 10 kg', unit: 'säkki' });
  await seedOrders(db, { customerId, productId, days: [TUESDAY - 73, TUESDAY - 38], quantity: 12 });
  const plan = planFor(customerId, contactId, { language: 'fi' });
  const items = plan.items.map((item) => ({ ...item, productId, productName: 'Vehnäjauho 10 kg' }));
  await planMessages(db, [
    { ...plan, items },
    planFor(customerId, contactId, {
      ...{ language: 'fi', kind: 'question', signals: [], items: [], scale: 'numbers', period: 'question' },
    }),
  ]);
  const now = () => TUESDAY_TEN;
  const unsubscribeAddress = TEST_SUPPLIER.replyTo;
  const links = createMessageLinks({ publicUrl, keys: TEST_KEYS, unsubscribeAddress, now });
  const mailOut = openMailOut({ url: mailIn.url });
  await releaseMessages({ db, now, supplier: TEST_SUPPLIER }, { sending: SENDING });
  await deliverMessages(await deliveryStand(db, mailOut, { links }), { limit: 10, sending: SENDING });
  await mailOut.close();
});

/** Nothing sticks out, nothing keeps anybody out, on a desk and on a phone. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    if (PICTURES)
      await page.screenshot({ path: `${PICTURES}/customer-${name}-${width}.png`, fullPage: true });
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
}

/** Opens a mail in the inbox and presses what leads on in it. */
async function press(context: BrowserContext, subject: string | RegExp, target: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${office}/console/inbox`);
  await page.getByRole('link', { name: subject }).click();
  await look(page, 'mail');
  const opened = context.waitForEvent('page');
  await page.frameLocator('iframe').locator(`a[href*="/${target}/"]`).first().click();
  const led = await opened;
  await led.waitForLoadState();
  await page.close();
  return led;
}

test('a customer orders again, slows the mails down and says she is not content: a call stands on the list with her words', async () => {
  const context = await browser.newContext();
  const order = await press(context, /Vehnäjauho/, 'reorder');
  await order.getByLabel('Määrä: Vehnäjauho 10 kg').fill('36');
  await look(order, 'reorder');
  await order.getByRole('button', { name: 'Vahvista tilaus' }).click();
  expect(await order.getByRole('heading', { level: 1 }).textContent()).toBe('Kiitos, tilauksenne on perillä');
  await look(order, 'reordered');

  const wishes = await press(context, /Vehnäjauho/, 'preferences');
  await wishes.getByLabel('Enintään kerran kuukaudessa').check();
  await wishes.getByRole('button', { name: 'Tallenna' }).click();
  expect(await wishes.getByRole('status').textContent()).toContain('Valintanne on tallennettu');
  await look(wishes, 'slower');

  const answer = await press(context, /^(?!.*Vehnäjauho).*aino@/, 'answer');
  await answer.getByLabel('2', { exact: true }).check();
  await answer.getByLabel('Haluatteko kertoa lisää?').fill(QUOTE);
  await look(answer, 'answer');
  await answer.getByRole('button', { name: 'Lähetä vastaus' }).click();
  expect(await answer.getByRole('heading', { level: 1 }).textContent()).toBe('Kiitos vastauksestanne');
  await look(answer, 'answered');

  const desk = await context.newPage();
  await desk.goto(`${office}/console/calls`);
  expect(await desk.getByText(QUOTE).count()).toBeGreaterThan(0);
  await look(desk, 'calls');
  await desk.getByRole('link', { name: 'Kahvila Pikkukala' }).first().click();
  expect(await desk.getByText(QUOTE).count()).toBeGreaterThan(0);

  await desk.goto(`${office}/console/customers/${customerId}`);
  const timeline = await desk.locator('.timeline').textContent();
  expect(timeline).toContain(QUOTE);
  expect(timeline).toContain('Aino Virtanen answered: 2/10');
  expect(timeline).toContain('Aino Virtanen asked for a mail at most every 30 days');
  await look(desk, 'timeline');
  await context.close();
}, 120_000);
