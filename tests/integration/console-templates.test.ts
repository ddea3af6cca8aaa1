import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { TODAY } from '../support/call-stories.ts';
import { startConsole } from '../support/console-app.ts';
import { startCountingSink } from '../support/counting-sink.ts';
import { emptyDatabase, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates/emails', import.meta.url));
const SHIPPED = await readFile(`${TEMPLATES}/check-in/en.md.hbs`, 'utf8');
const PLACE = '/console/templates/check-in/en';

const { db } = await createTestDatabase();
const sink = await startCountingSink();
const mailOut = openMailOut({ url: sink.url, connections: 1 });
afterAll(() => mailOut.close());
const app = await startConsole(db, { as: ['marketing', 'publisher'], mailOut: () => mailOut });

beforeEach(() => emptyDatabase(db));

const get = async (url: string) => (await app.inject({ url, headers: OWN_FORM })).body;
const post = (url: string, form: Record<string, string>) =>
  app.inject({ method: 'POST', url, payload: new URLSearchParams(form).toString(), headers: OWN_FORM });
const save = (source: string, revision: number, more: Record<string, string> = {}) =>
  post(PLACE, { source, revision: String(revision), do: 'save', ...more });
const withSubject = (subject: string) =>
  SHIPPED.replace(/^subject:.*$/m, `subject: ${JSON.stringify(subject)}`);

async function seedShop(name: string, { customer = {}, contact = {}, buys = true } = {}): Promise<number> {
  const customerId = await seedCustomer(db, { name, ...customer });
  const email = `${customerId}@example.com`;
  await seedContact(db, customerId, { firstName: 'Aino', email, addressHash: email, ...contact });
  const productId = await seedProduct(db, { name: 'Organic wheat flour 10 kg' });
  if (buys) await seedOrders(db, { customerId, productId, days: [TODAY - 70, TODAY - 35] });
  return customerId;
}

describe('a draft that somebody else has changed meanwhile', () => {
  beforeEach(async () => {
    await save(withSubject('As I opened it'), 0);
    await save(withSubject('A colleague’s'), 1);
  });

  test('is not saved over, and what was written stands there to be copied', async () => {
    const answer = await save(withSubject('Mine <b>'), 1);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Somebody else has changed this template meanwhile');
    expect(answer.body).toMatch(/<textarea id="unsaved"[^>]*>[^<]*Mine &lt;b/);
    expect(await get(PLACE)).toContain('A colleague’s');
  });

  test('is not thrown away by whoever has not seen it', async () => {
    const late = await save(withSubject('Mine'), 1, { do: 'discard' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toMatch(/<textarea id="unsaved"[^>]*>[^<]*Mine/);
    expect(await get(PLACE)).toContain('A colleague’s');
    const seen = await save(withSubject('Mine'), 2, { do: 'discard' });
    expect(seen.headers.location).toBe(`${PLACE}?told=discarded`);
    expect(await get(PLACE)).not.toMatch(/<textarea[^>]*>[^<]*A colleague’s/);
  });

  test('each save is on record with the revision before and after', async () => {
    const written = await listEntries(db, { by: null, kind: 'template-saved', olderThan: null, limit: 10 });
    expect(written.map(({ before, after }) => [before, after])).toEqual([
      [{ revision: 1 }, { revision: 2 }],
      [{ revision: 0 }, { revision: 1 }],
    ]);
  });
});

describe('the check against everyone', () => {
  test('lists whom it fails and whose mail looks odd, and why', async () => {
    await seedShop('Fine Bakery');
    await seedShop('No Orders', { buys: false });
    await seedShop('No Name', { contact: { firstName: null, name: 'Front desk' } });
    await save(withSubject('Your order, {{#each items}}{{name}} {{/each}}{{customer.name}}'), 0);
    await seedShop('A Shop Whose Name Alone Is Longer Than Any Mail Program Shows');
    await seedShop(`Endless ${'name '.repeat(50)}`);
    const page = await get(`${PLACE}/check`);
    expect(page).toContain('It could go to 5 customers today.');
    expect(page).not.toContain('Fine Bakery');
    expect(page).toMatch(/No Orders<\/a>.*?Looks odd.*?The list of items is empty\./s);
    expect(page).toMatch(/No Name<\/a>.*?Looks odd.*?it greets “Front desk”/s);
    expect(page).toMatch(/A Shop Whose Name[^<]*<\/a>.*?Looks odd.*?The subject is long/s);
    expect(page.indexOf('Endless')).toBeLessThan(page.indexOf('No Orders'));
    expect(page).toMatch(/Endless[^<]*<\/a>.*?Fails.*?the subject has \d+ characters/s);
  });

  test('goes to the care levels that the care model nurtures', async () => {
    await seedShop('Small One', { contact: { firstName: null } });
    await seedShop('Key One', { customer: { careLevel: 'key' }, contact: { firstName: null } });
    expect(await get(`${PLACE}/check`)).not.toContain('Key One');
    const { settings } = await readCareModel(db);
    await saveCareModel(db, { ...settings, nurturedLevels: ['key'] }, 'test');
    const page = await get(`${PLACE}/check`);
    expect(page).toContain('Key One');
    expect(page).not.toContain('Small One');
  });

  test('says how many it found where it cannot list them all', async () => {
    await db.$client.query(`
      with c as (insert into customer (external_id, name, country)
        select 'many' || n, 'Shop ' || n, 'FI' from generate_series(1, 302) n returning id)
      insert into contact (customer_id, external_id, name, language, email, address_hash, origin)
        select id, 'of' || id, 'Front desk', 'en', id || '@example.com', 'hash ' || id, 'seeded by a test' from c`);
    const page = await get(`${PLACE}/check`);
    expect(page).toContain('The first 300 of 302 that fail or look odd');
    expect(page.match(/label-retention/g)).toHaveLength(300);
  });
});

describe('the preview', () => {
  test('shows the customer that was looked for, and leads to the next one', async () => {
    const first = await seedShop('Alfa Bakery');
    await seedShop('Beta Bakery');
    expect(await get(PLACE)).toContain('For Alfa Bakery');
    expect(await get(`${PLACE}?q=beta`)).toContain('For Beta Bakery');
    const next = new RegExp(`href="(${PLACE}\\?after=${first}&amp;look=wide)"`).exec(await get(PLACE))?.[1];
    expect(await get(String(next).replace('&amp;', '&'))).toContain('For Beta Bakery');
  });

  test('shows the same mail wide, on a phone, in the dark and as text', async () => {
    const customer = await seedShop('Alfa Bakery');
    const frame = (look: string) => get(`${PLACE}/frame?customer=${customer}&look=${look}`);
    for (const look of ['wide', 'phone', 'dark', 'text'])
      expect(await get(`${PLACE}?look=${look}`)).toContain(`class="mail mail-${look}"`);
    expect(await frame('phone')).toBe(await frame('wide'));
    expect(await frame('wide')).toContain('(prefers-color-scheme: dark)');
    expect(await frame('dark')).not.toContain('(prefers-color-scheme: dark)');
    const text = await frame('text');
    expect(text).toMatch(/^How are things at Alfa Bakery\?\n\nHi Aino,/);
    expect(text).not.toContain('<');
  });

  test('tells as one writes how the mail begins, and nothing where it cannot be written', async () => {
    const customer = String(await seedShop('Alfa Bakery'));
    const live = async (source: string, revision: number) =>
      (await post(`${PLACE}/live`, { source, revision: String(revision), customer })).json();
    expect(await live(withSubject('For {{contact.firstName}}'), 0)).toEqual({
      ...{ revision: 1, faults: [], subject: 'For Aino' },
      preheader: 'It has been a little longer than usual, so I thought I would ask.',
    });
    const faulty = await live(withSubject('For {{contact.firstNme}}'), 1);
    expect(faulty).toMatchObject({ revision: 2, subject: null, preheader: null });
    expect(faulty.faults).toHaveLength(1);
  });
});

describe('a test mail', () => {
  test('goes to whoever is signed in and to nobody else, as the customer would read it', async () => {
    const customer = await seedShop('Alfa Bakery');
    await save(withSubject('A try for {{customer.name}}'), 0);
    const sent = await post(`${PLACE}/test`, { customer: String(customer) });
    expect(sent.headers.location).toBe(`${PLACE}?told=sent&customer=${customer}`);
    const { to, raw } = sink.last() ?? { to: [], raw: '' };
    expect(to).toEqual([expect.stringMatching(/^tove\d+@supplier\.example\.com$/)]);
    expect(raw).toContain('Subject: A try for Alfa Bakery');
    expect(raw).not.toContain('/u/');
    expect(sink.taken.size).toBe(1);
  });

  test('is not sent where the template has a fault, which is named', async () => {
    const customer = await seedShop('Alfa Bakery');
    await save(withSubject('For {{contact.firstNme}}'), 0);
    const answer = await post(`${PLACE}/test`, { customer: String(customer) });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('“contact.firstName”');
  });
});

test('a former version shows what it would change, line by line, and leads back to it', async () => {
  await save(withSubject('The first'), 0);
  await save(withSubject('The first'), 1, { do: 'discard' });
  await save(withSubject('The second'), 0, { do: 'ask' });
  await post(`${PLACE}/publish`, { revision: '1' });
  const page = await get(`${PLACE}/versions/1`);
  expect(page).toContain('<del>− subject: &quot;The second&quot;\n</del>');
  expect(page).toContain('<ins>+ subject: &quot;The first&quot;\n</ins>');
  const source = /<input type="hidden" name="source" value="([^"]*)"/.exec(page)?.[1] ?? '';
  await save(source.replaceAll('&quot;', '"').replaceAll('&amp;', '&'), 0);
  expect(await get(PLACE)).toMatch(/<textarea id="source"[^>]*>[^<]*The first/);
  const texts = await get(`${PLACE}/versions/2`);
  expect(texts).toContain('This version is what goes out now.');
});
