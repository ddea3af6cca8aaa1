import { beforeEach, describe, expect, test } from 'vitest';
import { listCarePeople } from '../../src/customers/care-person-store.ts';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedCarePerson } from '../support/seed.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db, { as: ['administrator'] });

beforeEach(() => emptyDatabase(db));

const post = (url: string, form: [string, string][] = []) =>
  app.inject({
    method: 'POST',
    url,
    headers: OWN_FORM,
    payload: new URLSearchParams(form).toString(),
  });
const get = async (url: string) => (await app.inject({ url, headers: OWN_FORM })).body;
const newest = async () => (await listEntries(db, { by: null, kind: null, olderThan: null, limit: 1 }))[0];
const pekka = (callsPerDay: string): [string, string][] => [
  ['name', 'Pekka Puhelias'],
  ['email', 'pekka@supplier.example.com'],
  ['callsPerDay', callsPerDay],
];

describe('who makes the calls', () => {
  test('is added with her calls a day, and they are changed, each with its entry in the audit log', async () => {
    expect((await post('/console/staff/callers', pekka('7'))).headers.location).toContain('told=caller');
    expect(await newest()).toMatchObject({ kind: 'care-person-added', after: { callsPerDay: 7 } });
    await post('/console/staff/callers', pekka(''));
    expect(await newest()).toMatchObject({
      ...{ kind: 'care-person-changed', before: { callsPerDay: 7 }, after: { callsPerDay: null } },
    });
    expect(await listCarePeople(db)).toMatchObject([
      { name: 'Pekka Puhelias', email: 'pekka@supplier.example.com', callsPerDay: null },
    ]);
    expect(await get('/console/staff')).toContain('Pekka Puhelias');
  });

  test('is taken out once', async () => {
    const id = await seedCarePerson(db, { name: 'Liisa Laine', email: 'liisa@example.com' });
    const remove = () => post(`/console/staff/callers/${id}/remove`);
    expect((await remove()).headers.location).toContain('told=caller-removed');
    expect(await newest()).toMatchObject({ kind: 'care-person-removed', subjects: { carePerson: [id] } });
    expect((await remove()).statusCode).toBe(422);
    expect(await listCarePeople(db)).toEqual([]);
  });

  test.each(['-1', '2.5', '1000', 'many'])(
    'makes no %s calls a day, and the form keeps the rest',
    async (count) => {
      const sent = await post('/console/staff/callers', pekka(count));
      expect(sent.statusCode).toBe(422);
      expect(sent.body).toContain('value="Pekka Puhelias"');
      expect(sent.body).toContain('value="pekka@supplier.example.com"');
      expect(await listCarePeople(db)).toEqual([]);
    },
  );
});

test('an invitation that cannot be read keeps the roles ticked and the language', async () => {
  const sent = await post('/console/staff', [
    ['email', 'nobody'],
    ['roles', 'care'],
    ['roles', 'publisher'],
    ['language', 'sv'],
  ]);
  expect(sent.statusCode).toBe(422);
  const form = sent.body.slice(sent.body.indexOf('id="invite"'));
  expect(form).toContain('value="nobody"');
  for (const role of ['care', 'publisher']) expect(form).toMatch(new RegExp(`value="${role}"[^>]* checked`));
  expect(form).not.toMatch(/value="owner"[^>]* checked/);
  expect(form).toMatch(/value="sv"[^>]* (selected|checked)/);
});

test('a key of the API that cannot be made keeps its name, its rights and its day', async () => {
  const sent = await post('/console/api-keys', [
    ['name', 'Web shop'],
    ['scopes', 'orders:write'],
    ['expiresOn', '2001-01-01'],
  ]);
  expect(sent.statusCode).toBe(422);
  expect(sent.body).toContain('value="Web shop"');
  expect(sent.body).toMatch(/value="orders:write"[^>]* checked/);
  expect(sent.body).not.toMatch(/value="calls:read"[^>]* checked/);
  expect(sent.body).toContain('value="2001-01-01"');
});
