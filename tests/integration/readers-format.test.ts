import { beforeAll, expect, test } from 'vitest';
import { typeCareModel } from '../../src/console/care-model/read-care-model-form.ts';
import { readCareModel } from '../../src/nurture/care-model-store.ts';
import { startConsole } from '../support/console-app.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);

beforeAll(async () => {
  await db.$client.query(`update staff_user set language = 'fi'`);
});

const open = async (url: string) => (await app.inject({ url, headers: { host: 'localhost:3000' } })).body;

function post(url: string, fields: Record<string, string | readonly string[]>, referer?: string) {
  const payload = new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  ).toString();
  return app.inject({ method: 'POST', url, headers: { ...OWN_FORM, ...(referer && { referer }) }, payload });
}

test('fields of the care model hold numbers with the reader’s comma, and take them back', async () => {
  const { settings, version } = await readCareModel(db);
  const fields = { version: String(version), ...typeCareModel(settings) };
  await post('/console/care-model', { ...fields, 'holdOut.share': '12,5', 'coverage.callCents': '4,75' });
  const page = await open('/console/care-model');
  expect(page).toMatch(/id="holdOut.share"[^>]*value="12,5"/);
  expect(page).toMatch(/id="coverage.callCents"[^>]*value="4,75"/);
  const { settings: saved } = await readCareModel(db);
  expect(saved).toMatchObject({ holdOut: { share: 0.125 }, coverage: { callCents: 475 } });
});

test('whoever chooses a language or colours in the menu stays on the page', async () => {
  const chosen = await post(
    '/console/me',
    { theme: 'dark' },
    'http://localhost:3000/console/calls?whose=mine',
  );
  expect(chosen.headers.location).toBe('/console/calls?whose=mine');
  expect(await open('/console/calls')).toContain('data-theme="dark"');
  const elsewhere = await post('/console/me', { theme: 'light' }, 'https://evil.example.com/console/calls');
  expect(elsewhere.headers.location).toBe('/console/me?saved');
});
