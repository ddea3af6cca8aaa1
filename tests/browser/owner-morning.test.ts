import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { seedCarePerson } from '../support/seed.ts';
import { seedTrade } from '../support/seed-trade.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
/** The console's own day. */
const TODAY = day('2011-06-15');
const owner = await startConsole(db, { as: ['owner'] });
const address = await owner.listen({ host: '127.0.0.1', port: 0 });
const browser = await startChromium();
/** Where to put pictures of every screen; none are taken when it is not set. */
const PICTURES = process.env.CONSOLE_PICTURES;
/** A replay on a machine with much else to do. */
const REPLAY_MS = 120_000;

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

beforeAll(async () => {
  await seedTrade(db, TODAY);
  await seedCarePerson(db, { name: 'Liisa Laine', email: 'liisa@example.com', callsPerDay: null });
  await seedCarePerson(db, { name: 'Matti Mäki', email: 'matti@example.com', callsPerDay: 1 });
});

/** In every width and colour: nothing sticks out, nothing keeps anybody out. */
async function look(page: Page, name: string): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    if (PICTURES)
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('the owner reads whether care works, and the numbers beneath the drawing', async () => {
  const page = await browser.newPage();
  const { settings } = await readCareModel(db);
  await saveCareModel(db, { ...settings, goals: { ordersRise: 0.05, churnMost: 0.08 } }, 'test');
  await page.goto(`${address}/console`);
  await page.getByRole('link', { name: 'Results' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Does it work?');
  await page.getByText('Goal: 5 % more orders a year.').waitFor();
  await page.getByText('Proven: better with care.').first().waitFor();
  await page.getByText('The numbers').first().click();
  expect(await page.getByRole('cell').count()).toBeGreaterThan(20);
  await page.getByText('How this is worked out').click();
  await look(page, 'effect');
  await page.getByRole('link', { name: 'Mails and calls' }).click();
  await look(page, 'touchpoints');
  await page.getByRole('link', { name: 'Answered', exact: true }).click();
  expect(await page.locator('.tabs [aria-current="true"]').first().textContent()).toBe('Answered');
  await page.goto(`${address}/console/results/coverage`);
  expect(await page.getByRole('heading', { name: 'By care level' }).count()).toBe(1);
  await look(page, 'coverage');
  await page.close();
});

test('the owner changes capacity after seeing the effect, and can go back', async () => {
  const page = await browser.newPage();
  await page.goto(`${address}/console/care-model`);
  await look(page, 'care-model');
  await page.getByLabel('Calls a person can make a day').fill('many');
  await page.getByRole('button', { name: 'See what this would change' }).click();
  await page.getByText('Give a whole number from 0 to 200.').waitFor();
  await look(page, 'care-model wrong');
  await page.getByLabel('Calls a person can make a day').fill('3');
  await page.getByLabel('Yearly value that earns a call').fill('100');
  await page.getByRole('button', { name: 'See what this would change' }).click();
  await page.getByText('Replaying the last eight weeks').waitFor();
  await page.getByText(/^With this, .+ a week\.$/).waitFor({ timeout: REPLAY_MS });
  await look(page, 'trial');
  expect((await readCareModel(db)).settings.calls.perPersonPerDay).toBe(8);
  await page.getByRole('button', { name: 'Save this' }).click();
  expect(await page.getByRole('status').textContent()).toContain('Saved.');
  expect((await readCareModel(db)).settings.calls).toMatchObject({
    perPersonPerDay: 3,
    minStakeCents: 10_000,
  });
  await page.getByRole('link', { name: 'All versions' }).click();
  await look(page, 'versions');
  await page.getByRole('link', { name: 'Back to this one' }).first().click();
  expect(await page.getByLabel('Calls a person can make a day').inputValue()).toBe('8');
  await page.close();
}, 300_000);

test('whoever reads Finnish reads all of it in Finnish', async () => {
  const page = await browser.newPage();
  await page.goto(`${address}/console/care-model`);
  await page.locator('.you summary').click();
  await page.getByRole('button', { name: 'Suomi' }).click();
  await page.goto(`${address}/console/care-model`);
  expect(await page.getByLabel('Soittoja henkilöä kohti päivässä').inputValue()).toBe('3');
  await page.getByText('Milloin jokin huomataan').click();
  await look(page, 'hoitomalli');
  await page.goto(`${address}/console/results/effect`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Auttaako hoito?');
  await look(page, 'vaikutus');
  await page.locator('.you summary').click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.close();
});

test('a trial tells how far it is and what it found without a script as well', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/console/care-model`);
  await page.getByLabel('Products in one reminder').fill('2');
  await page.getByRole('button', { name: 'See what this would change' }).click();
  await page.getByText(/^With this, .+ a week\.$/).waitFor({ timeout: REPLAY_MS });
  await context.close();
}, 300_000);

test('the owner replays the past and finds it there the next time', async () => {
  const page = await browser.newPage();
  await page.goto(`${address}/console/results/replay`);
  await page.getByLabel('First day').fill(isoFromDay(TODAY - 180));
  await page.getByRole('button', { name: 'Replay these days' }).click();
  await page.getByText('Replaying day by day').waitFor();
  await page.getByRole('heading', { name: 'In a usual week' }).waitFor({ timeout: REPLAY_MS });
  await page.goto(`${address}/console/results/replay`);
  expect(await page.getByRole('heading', { name: 'Contacted most' }).count()).toBe(1);
  await look(page, 'replay');
  await page.close();
}, 300_000);
