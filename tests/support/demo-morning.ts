import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoPassword } from '../../src/cli/demo/demo-password.ts';
import { DEMO_SUPPLIER } from '../../src/cli/demo/demo-supplier.ts';
import { keepReceived } from '../../src/messages/incoming/keep-received.ts';
import { linkKeysFrom } from '../../src/messages/sign-link.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openMailIn } from '../../src/platform/mail-in.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { Supplier } from '../../src/shared/supplier.ts';
import { acceptInvite } from '../../src/staff/invites/accept-invite.ts';
import { inviteStaff } from '../../src/staff/invites/invite-staff.ts';
import type { Role } from '../../src/staff/role.ts';
import { startChromium } from './chromium.ts';
import { startConsole } from './console-app.ts';
import { findBarriers } from './find-barriers.ts';
import { loadDemo } from './load-demo.ts';
import { startPublicPages } from './public-app.ts';
import { day } from './story.ts';
import { createTestDatabase } from './test-database.ts';
import { whenFileEnds } from './when-file-ends.ts';

const SECRETS = ['a secret of thirty-two characters or more'] as const;
/** A Tuesday, ten o’clock in Helsinki; from there the clock runs ten times as fast, since tests read quicker than people. */
const MORNING = Date.parse('2026-11-24T08:00:00Z');
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
] as const;

/** Where to put the pictures of README.md; none are taken when it is not set. `npm run pictures` sets it. */
const PICTURES = process.env.README_PICTURES;
const SHARP = { deviceScaleFactor: 1.5, locale: 'en-GB' };

const FIRST_MAIL = `select c.id, c.name as company, p.name, p.email from message m
  join customer c on c.id = m.customer_id join contact p on p.id = m.contact_id
  where m.kind = $1 and m.language = 'fi' and m.state = 'accepted'
    and not exists (select from call_task t where t.customer_id = c.id) order by c.id limit 1`;
interface FirstMail {
  id: number;
  company: string;
  name: string;
  email: string;
}

/** By keyboard. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().press('Enter');

/** What the page says was done. */
export const told = (page: Page): Promise<string | null> => page.getByRole('status').first().textContent();

/** The demo's real orders after its night, with an office, public pages, mail both ways and a browser. */
export async function openDemoMorning() {
  const { db } = await createTestDatabase();
  const supplier = demoSupplier();
  const openedAt = Date.now();
  let waited = 0;
  const now = () => new Date(MORNING + waited + 10 * (Date.now() - openedAt));
  const mailIn = await openMailIn({
    keep: (mail) => keepReceived({ db, now, supplier }, mail),
    onError: (error) => {
      throw error;
    },
  });
  const mailOut = openMailOut({ url: mailIn.url });
  const pages = await startPublicPages(db, { now, supplier, keys: linkKeysFrom(SECRETS) });
  const publicUrl = await pages.listen({ host: '127.0.0.1', port: 0 });
  const demo = await loadDemo(db, { now, today: day('2026-11-24') }, SECRETS, {
    publicUrl,
    mailOut: () => mailOut,
  });
  const app = await startConsole(db, { as: null, now, supplier, secrets: SECRETS });
  const office = await app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await startChromium();
  whenFileEnds(async () => {
    await mailOut.close();
    await mailIn.close();
  });
  const newPage = async () => (await browser.newContext(PICTURES ? SHARP : {})).newPage();
  const signIn = signInAt(office, newPage);
  return {
    ...{ db, demo, office, signIn },
    wait: (ms: number) => {
      waited += ms;
    },
    /** Somebody with one role and no other. */
    async invite(role: Role, to: string): Promise<Page> {
      const email = `${role}@supplier.example.com`;
      const deps = { db, now, publicUrl: office };
      const by = { staffId: null, name: 'a test' };
      const url = new URL(await inviteStaff(deps, { email, roles: [role], language: 'en', by }));
      const token = url.pathname.split('/').at(-1) ?? '';
      const password = demoPassword(SECRETS[0]);
      const name = `Somebody in ${role}`;
      await acceptInvite(deps, { token, name, email: null, password, language: 'en' });
      return signIn(email, to);
    },
    ask: async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) =>
      (await db.$client.query<Row>(query, values)).rows,
    /** Who got the first Finnish mail of a kind, among those whom nobody is to ring. */
    async firstMail(kind: string): Promise<FirstMail> {
      const { rows } = await db.$client.query<FirstMail>(FIRST_MAIL, [kind]);
      return rows[0] as FirstMail;
    },
  };
}

/** The company that the demo's mails come from. */
function demoSupplier(): Supplier {
  const config = readConfig(DEMO_SUPPLIER);
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  return config.value.supplier;
}

/** Somebody of the demo's own people, in a browser of her own. */
function signInAt(office: string, newPage: () => Promise<Page>) {
  return async (email: string, to: string): Promise<Page> => {
    const page = await newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${office}/console/sign-in?to=${encodeURIComponent(to)}`);
    await page.locator('input[type="email"]').fill(email);
    await page.locator('input[type="password"]').fill(demoPassword(SECRETS[0]));
    await page.locator('main button[type="submit"]').first().click();
    await page.waitForURL(`**${to}`);
    return page;
  };
}

/** Nothing sticks out, nothing keeps anybody out, on a desk and on a phone, by day and by night. */
export async function look(page: Page): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** A picture for README.md, where one is asked for. */
export async function takePicture(page: Page, name: string, height = 900): Promise<void> {
  if (!PICTURES) return;
  await page.setViewportSize({ width: 1280, height });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** Opens the newest mail whose subject reads so. */
export async function openMail(page: Page, office: string, subject: RegExp): Promise<void> {
  await page.goto(`${office}/console/inbox`);
  const mail = page.getByRole('link', { name: subject }).first();
  while ((await mail.count()) === 0) await page.getByRole('link', { name: 'Older' }).click();
  await mail.click();
  await page.frameLocator('iframe').getByRole('link').first().waitFor();
}

/** Opens a mail in the inbox, and what leads on in it: by keyboard, since a frame that scrolls moves links away from a mouse. */
export async function follow(
  context: BrowserContext,
  { office, address, target }: { office: string; address: string; target: string },
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${office}/console/inbox`);
  await page.getByRole('link').filter({ hasText: address }).first().click();
  const opened = context.waitForEvent('page');
  await page.frameLocator('iframe').locator(`a[href*="/${target}/"]`).first().press('Enter');
  const led = await opened;
  await led.waitForLoadState();
  await page.close();
  return led;
}

/** The demo's own file of customers as an ERP might give it out: one moved, one new, two with a slip. */
export function withSlips(folder: string): string {
  const [header = '', ...rows] = readFileSync(join(folder, 'customers.csv'), 'utf8').trim().split(/\r?\n/);
  const cells = rows.filter((row) => !row.includes('"')).map((row) => row.split(','));
  const [moved = [], nameless = [], many = []] = cells;
  moved[header.split(',').indexOf('city')] = 'Naantali';
  nameless[header.split(',').indexOf('name')] = '';
  many[header.split(',').indexOf('employees')] = 'kolme';
  const added = ['99001', 'Kukkakauppa Orvokki', ...Array<string>(moved.length - 2).fill('')];
  return [header, ...[moved, nameless, many, added].map((row) => row.join(','))].join('\n');
}

/** Puts right one field of a rejected row. */
export async function mend(
  page: Page,
  line: string,
  { field, value }: { field: string; value: string },
): Promise<void> {
  const form = page.getByRole('form', { name: line });
  await form.getByLabel(field, { exact: true }).fill(value);
  await form.getByRole('button', { name: 'Try again' }).click();
}

/** Writes another subject line and waits until the draft has saved itself. */
export async function change(page: Page, subject: string): Promise<void> {
  const saved = page.waitForResponse((response) => response.url().endsWith('/live'));
  const text = await page.locator('textarea#source').inputValue();
  await page.locator('.cm-content').fill(text.replace(/^subject:.*$/m, subject));
  expect((await saved).status()).toBe(200);
  await page.locator('#saving').filter({ hasText: 'Saved as a draft' }).waitFor();
}
