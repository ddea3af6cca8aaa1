import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import type { Database } from '../../src/platform/database.ts';
import type { Change } from '../../src/staff/audit/change.ts';
import { recordChange } from '../../src/staff/audit/record-change.ts';
import { acceptInvite } from '../../src/staff/invites/accept-invite.ts';
import { inviteStaff } from '../../src/staff/invites/invite-staff.ts';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { tellConsoleStory } from '../support/console-story.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { STAFF_PASSWORD } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { taskId, bakery } = await tellConsoleStory(db);
const [message] = await db.select({ id: messageTable.id }).from(messageTable);
const app = await startConsole(db);
const care = await startConsole(db, { as: ['care'] });
const outside = await startConsole(db, { as: null });
await tellChanges(db);
const address = await app.listen({ host: '127.0.0.1', port: 0 });
const atCare = await care.listen({ host: '127.0.0.1', port: 0 });
const door = await outside.listen({ host: '127.0.0.1', port: 0 });
const browser = await startChromium();

const SCREENS = {
  today: '/console',
  calls: '/console/calls',
  call: `/console/calls/${taskId}`,
  customers: '/console/customers?q=o',
  customer: `/console/customers/${bakery}`,
  satisfaction: '/console/results/satisfaction',
  coverage: '/console/results/coverage',
  signals: '/console/results/signals',
  reasons: '/console/results/reasons',
  inbox: '/console/inbox',
  mail: '/console/inbox/1',
  message: `/console/messages/${message?.id}`,
  people: '/console/staff',
  'api keys': '/console/api-keys',
  'audit log': '/console/audit',
  'your settings': '/console/me?saved',
  'not found': '/console/nowhere',
};

const link = await inviteStaff(
  { db, now: () => new Date('2011-06-15T09:00:00Z'), publicUrl: door },
  {
    ...{ email: 'uusi@supplier.example.com', roles: ['care'], language: 'en' },
    by: { staffId: null, name: 'a test' },
  },
);
/** What somebody sees who is not signed in. */
const DOORS = {
  'signing in': () => '/console/sign-in',
  welcome: () => new URL(link).pathname,
  'an old link': () => '/console/welcome/gone',
};

/** Where to put pictures of every screen; none are taken when it is not set. */
const PICTURES = process.env.CONSOLE_PICTURES;

const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

test.each(Object.entries(SCREENS))('%s fits every screen and puts no barrier up', async (name, path) => {
  const page = await browser.newPage();
  await page.goto(address + path);
  await look(page, name);
  await page.close();
});

test('a page that is not for one’s role says so, fits every screen and puts no barrier up', async () => {
  const page = await browser.newPage();
  await page.goto(`${atCare}/console/staff`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This is not among your tasks');
  await look(page, 'refused');
  await page.close();
});

test.each(Object.entries(DOORS))('%s fits every screen and puts no barrier up', async (name, path) => {
  const page = await browser.newPage();
  await page.goto(door + path());
  await look(page, name);
  await page.close();
});

test('the menu of who is signed in opens without a script, and puts no barrier up', async () => {
  const page = await browser.newPage();
  await page.goto(`${address}/console`);
  await page.getByText('Tove Testaaja').click();
  expect(await page.getByRole('button', { name: 'Suomi' }).isVisible()).toBe(true);
  await look(page, 'menu');
  await page.close();
});

test('all screens stand in one row at 1280 px in English and Finnish, the rare ones under one word', async () => {
  const page = await browser.newPage();
  // English last: the tests below read it.
  for (const [language, more] of [
    ['Suomi', 'Lisää'],
    ['English', 'More'],
  ] as const) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${address}/console/health`);
    await page.getByText('Tove Testaaja').click();
    await page.getByRole('button', { name: language }).click();
    await page.goto(`${address}/console/health`);
    expect((await page.locator('.top').boundingBox())?.height).toBeLessThan(70);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.getByText(more, { exact: true }).click();
      const box = await page.locator('.more-menu').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/more-${language}-${width}.png` });
      expect(await findBarriers(page)).toEqual([]);
      await page.getByText(more, { exact: true }).click();
    }
  }
  await page.close();
});

test('a rare screen is reached by keyboard alone, without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/console`);
  await page.locator('.more summary').focus();
  await page.keyboard.press('Enter');
  for (let screen = 0; screen < 3; screen++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/console/staff');
  await context.close();
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
}

describe('signing in', () => {
  test('leads to the page that was asked for, in one’s own language and colours, and out again', async () => {
    const deps = { db, now: () => new Date('2011-06-15T09:00:00Z'), publicUrl: door };
    const by = { staffId: null, name: 'a test' };
    const invitation = {
      email: 'ulla@supplier.example.com',
      roles: ['care' as const],
      language: 'fi' as const,
      by,
    };
    const token = new URL(await inviteStaff(deps, invitation)).pathname.split('/').at(-1) ?? '';
    const chosen = { name: 'Ulla Uusi', email: null, password: STAFF_PASSWORD, language: 'fi' as const };
    await acceptInvite(deps, { token, ...chosen });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${door}/console/calls`);
    await page.getByLabel('E-mail').fill('ulla@supplier.example.com');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('do not match');
    await page.getByLabel('Password').fill(STAFF_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Soitot');
    expect(await page.getByRole('link', { name: 'Käyttäjät' }).count()).toBe(0);
    await page.locator('.you summary').click();
    await page.getByRole('button', { name: 'Tumma' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.locator('.you summary').click();
    await page.getByRole('button', { name: 'Kirjaudu ulos', exact: true }).click();
    await page.goto(`${door}/console/calls`);
    expect(new URL(page.url()).pathname).toBe('/console/sign-in');
    await context.close();
  });
});

describe('a day at the console', () => {
  test('from the morning to the outcome of the first call, without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${address}/console`);
    await page.getByRole('button', { name: 'Take the next call' }).click();
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

/** Something to read in the audit log. */
async function tellChanges(database: Database): Promise<void> {
  const liisa = { staffId: null, name: 'Liisa Laine' };
  const record = (change: Pick<Change, 'kind' | 'subjects' | 'before' | 'after'>) =>
    recordChange({ db: database, now: () => new Date('2011-06-15T08:00:00Z') }, { by: liisa, ...change });
  await record({
    kind: 'messages-released',
    subjects: {},
    after: { kind: 'reorder-reminder', released: 12 },
  });
  await record({ kind: 'call-handed-over', subjects: { callTask: [7] }, before: 1, after: 2 });
  const mode = { before: { mode: 'observe' }, after: { mode: 'approve' } };
  await record({ kind: 'care-model-saved', subjects: { careModel: [2] }, ...mode });
}
