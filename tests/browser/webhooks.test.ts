import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { startChromium } from '../support/chromium.ts';
import { startConsole } from '../support/console-app.ts';
import { findBarriers } from '../support/find-barriers.ts';
import { seedCarePerson, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
const address = await app.listen({ host: '127.0.0.1', port: 0 });
const browser = await startChromium();
/** Where to put pictures; none are taken when it is not set. */
const PICTURES = process.env.CONSOLE_PICTURES;

const customerId = await seedCustomer(db);
await db.execute(sql`
  with endpoint as (insert into webhook_endpoint (url, kinds, include_contact, secret_locked, off, old_secret_until) values
      ('https://crm.example.com/hooks/rytmi?key=a-rather-long-key-that-does-not-fit-into-a-narrow-window', '{}', true, 'x', null, '2030-01-01'),
      ('https://old.example.com/', '{call.raised,call.done}', false, 'x', 'failing', null) returning id),
    event as (insert into webhook_event (kind, customer_id, facts, at) values
      ('call.raised', ${customerId}, '{}', '2011-06-15T08:00:00Z'),
      ('message.reordered', ${customerId}, '{}', '2011-06-15T08:30:00Z') returning id)
  insert into webhook_delivery (endpoint_id, event_id, customer_id, state, attempts, last_answer)
    select endpoint.id, event.id, ${customerId}, state, 9, answer from endpoint, event,
      (values ('delivered', '200'), ('waiting', 'not-trusted'), ('dead', '503')) as stands (state, answer)`);
const { rows } = await db.execute<{ email: string }>(sql`select email from staff_user`);
await seedCarePerson(db, { email: rows[0]?.email ?? '' });

const LOOKS = [
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;
const PAGES = [
  ['webhooks', 'en'],
  ['webhooks', 'fi'],
  ['me', 'fi'],
] as const;

test.each(PAGES)(
  '%s in %s fits every screen and puts no barrier up',
  { timeout: 60_000 },
  async (name, language) => {
    await db.execute(sql`update staff_user set language = ${language}`);
    const page = await browser.newPage();
    await page.goto(`${address}/console/${name}`);
    for (const { width, colorScheme } of LOOKS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const path = `${PICTURES}/${name}-${language}-${width}-${colorScheme}.png`;
      if (PICTURES) await page.screenshot({ path, fullPage: true });
      expect(await findBarriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await page.close();
  },
);

test('somebody adds an address and reads its secret', { timeout: 60_000 }, async () => {
  await db.execute(sql`update staff_user set language = 'en'`);
  const page = await browser.newPage();
  await page.goto(`${address}/console/webhooks`);
  await page.getByLabel('Address', { exact: true }).fill('https://hooks.example.com/rytmi');
  await page.getByLabel('call raised').check();
  await page.getByRole('button', { name: 'Add an address' }).click();
  await page.getByText(/^whsec_/).waitFor();
  await page.getByRole('heading', { name: /hooks\.example\.com/ }).waitFor();
});
