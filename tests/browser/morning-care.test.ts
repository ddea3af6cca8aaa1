import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callOutcomeTable, callTaskTable } from '../../src/calls/call-table.ts';
import type { Database } from '../../src/platform/database.ts';
import type { Language } from '../../src/shared/language.ts';
import { acceptInvite } from '../../src/staff/invites/accept-invite.ts';
import { inviteStaff } from '../../src/staff/invites/invite-staff.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { STAFF_PASSWORD } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const browser = await startChromium();
/** Where to put pictures; none are taken when it is not set. */
const PICTURES = process.env.CONSOLE_PICTURES;
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
] as const;
/** Three people's calls and a dozen looks in a browser, on a machine that does other things as well. */
const LONG_MS = 120_000;

/** A console with a morning in it, and a way to sign in to it. */
async function openMorning() {
  const { db } = await createTestDatabase();
  const story = await tellConsoleStory(db);
  const app = await startConsole(db, { as: null });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const signIn = (name: string, email: string, language: Language = 'en') =>
    comeIn({ db, address }, { name, email, language });
  return { db, address, signIn, ...story };
}

/** Somebody of the people who make calls, in a browser of her own. */
async function comeIn(
  { db, address }: { db: Database; address: string },
  { name, email, language }: { name: string; email: string; language: Language },
): Promise<Page> {
  const deps = { db, now: () => new Date('2011-06-15T09:00:00Z'), publicUrl: address };
  const invitation = { email, roles: ['care' as const], language, by: { staffId: null, name: 'a test' } };
  const token = new URL(await inviteStaff(deps, invitation)).pathname.split('/').at(-1) ?? '';
  await acceptInvite(deps, { token, name, email: null, password: STAFF_PASSWORD, language });
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${address}/console/sign-in?to=%2Fconsole%2Fcalls`);
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill(STAFF_PASSWORD);
  await page.locator('main button[type="submit"]').first().click();
  await page.waitForURL('**/console/calls');
  return page;
}

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

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const told = (page: Page) => page.getByRole('status').first().textContent();

describe('two people at one list', { timeout: LONG_MS }, () => {
  test('who reach for the same card at once: one gets it, the other reads who has it', async () => {
    const { db, address, signIn, taskId } = await openMorning();
    const people = [
      await signIn('Liisa Laine', 'liisa@example.com'),
      await signIn('Matti Mäki', 'matti@example.com'),
    ];
    await Promise.all(people.map((page) => page.goto(`${address}/console/calls/${taskId}`)));
    await Promise.all(people.map((page) => press(page, 'Take this call')));
    await Promise.all(people.map((page) => page.waitForLoadState()));
    const forms = await Promise.all(people.map((page) => page.locator('form.outcome').count()));
    expect(forms.toSorted()).toEqual([0, 1]);
    const loser = people[forms.indexOf(0)] as Page;
    expect(await loser.getByRole('alert').textContent()).toContain('Somebody else has this call now');
    expect(await loser.getByText('has had this card since').count()).toBe(1);
    await look(loser, 'card-elsewhere');
    await loser.goto(`${address}/console/calls`);
    expect(await loser.locator('.on-desk').count()).toBe(1);

    // Nobody's cards: whoever asks for the next gets one of her own each time.
    await db.update(callTaskTable).set({ assignedTo: null, claimedBy: null, claimedAt: null });
    await Promise.all(people.map((page) => page.goto(`${address}/console/calls`)));
    await Promise.all(people.map((page) => press(page, 'Take the next call')));
    await Promise.all(people.map((page) => page.waitForURL(/calls\/\d+$/)));
    expect(new Set(people.map((page) => page.url())).size).toBe(2);
  });
});

test('a promise and a settled complaint are written down by keyboard alone', {
  timeout: LONG_MS,
}, async () => {
  const { db, address, signIn, taskId } = await openMorning();
  const page = await signIn('Liisa Laine', 'liisa@example.com');
  await page.goto(`${address}/console/calls/${taskId}`);
  await page.getByRole('button', { name: 'Take this call' }).press('Enter');
  await page.locator('form.outcome').waitFor();
  for (const key of ['1', '4', 'c', 'f']) await page.keyboard.press(key);
  await page.locator('input[name="followUpOn"]:focus').fill('2011-06-20');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/console/calls?told=*');
  expect(await db.select().from(callOutcomeTable)).toMatchObject([
    { reached: 'reached', mood: 'happy', complaintClosed: true, followUpOn: '2011-06-20' },
  ]);
});

describe('looking after one customer', { timeout: LONG_MS }, () => {
  test('found while typing, left in peace, and what was done can be read at once', async () => {
    const { signIn, address } = await openMorning();
    const page = await signIn('Liisa Laine', 'liisa@example.com');
    await page.goto(`${address}/console/customers`);
    await page.getByRole('searchbox').pressSequentially('kulta');
    await page.getByText('1 customer', { exact: true }).waitFor();
    await look(page, 'customers-found');
    await page.getByRole('link', { name: 'Leipomo Kultakuori' }).click();
    for (const form of ['Put on the call list', 'Write a message', 'Leave in peace'])
      await page.getByText(form, { exact: true }).first().click();
    await look(page, 'customer-peace');
    await page.getByLabel('Until').fill('2011-09-01');
    await press(page, 'Leave in peace');
    expect(await told(page)).toContain('Left in peace');
    await page.getByText('Left in peace until 1 September 2011.').waitFor();
  });
});
