import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { taskId, bakery } = await tellConsoleStory(db);
const [message] = await db.select({ id: messageTable.id }).from(messageTable);
const app = await startConsole(db);
const address = await app.listen({ host: '127.0.0.1', port: 0 });
const browser = await startChromium();

const SCREENS = {
  today: '/console',
  calls: '/console/calls',
  call: `/console/calls/${taskId}`,
  customers: '/console/customers?q=o',
  customer: `/console/customers/${bakery}`,
  inbox: '/console/inbox',
  mail: '/console/inbox/1',
  message: `/console/messages/${message?.id}`,
  'not found': '/console/nowhere',
};

/** Where to put pictures of every screen; none are taken when it is not set. */
const PICTURES = process.env.CONSOLE_PICTURES;

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

test.each(Object.entries(SCREENS))('%s fits every screen and puts no barrier up', async (name, path) => {
  const page = await browser.newPage();
  await page.goto(address + path);
  await page.evaluate(axe.source);
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    if (PICTURES)
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  await page.close();
});

describe('a day at the console', () => {
  test('from the morning to the outcome of the first call, without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${address}/console`);
    await page.getByRole('link', { name: 'Open the briefing' }).click();
    await page.getByLabel('No answer').check();
    await page.getByLabel('In their words, and yours').fill('Rang at noon.');
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await page.getByRole('status').textContent()).toContain('comes back in a few days');
    const tasks = await db.select().from(callTaskTable);
    expect(tasks.find((task) => task.id === taskId)).toMatchObject({ state: 'snoozed', attempts: 1 });
    await context.close();
  });

  test('a mail is shown without running its script or fetching its pictures', async () => {
    const page = await browser.newPage();
    const fetched: string[] = [];
    // What the policy blocks is asked for, but never answered.
    page.on('response', (response) => fetched.push(new URL(response.url()).host));
    await page.goto(`${address}${SCREENS.mail}`);
    const mail = page.frameLocator('iframe');
    expect(await mail.getByRole('heading').textContent()).toBe('Hello Olli');
    expect(await mail.locator('title').count()).toBe(0);
    expect(new Set(fetched)).toEqual(new Set([new URL(address).host]));
    await page.close();
  });
});

/** What axe finds, as `rule: element`; mails in frames are not ours to judge. */
async function findBarriers(page: Page): Promise<string[]> {
  const found = (await page.evaluate(
    'axe.run({ exclude: ["iframe"] }, { resultTypes: ["violations"] })',
  )) as axe.AxeResults;
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
