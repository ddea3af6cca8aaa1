import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { changeStaff } from '../../src/staff/change-staff.ts';
import { inviteStaff } from '../../src/staff/invites/invite-staff.ts';
import { findStaffByEmail } from '../../src/staff/staff-store.ts';
import { staffUserTable } from '../../src/staff/staff-table.ts';
import type { StaffUser } from '../../src/staff/staff-user.ts';
import { startConsole } from '../support/console-app.ts';
import { OWN_FORM, STAFF_PASSWORD } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const now = () => new Date();
const app = await startConsole(db, { as: null, now });
const deps = { db, now, publicUrl: 'http://localhost:3000' };
const by = { staffId: null, name: 'a test' };
const welcome = { name: 'Ulla Uusi', password: STAFF_PASSWORD, language: 'en' };

const get = (url: string) => app.inject({ url, headers: OWN_FORM });
const post = (url: string, form: Record<string, string>) =>
  app.inject({ method: 'POST', url, headers: OWN_FORM, payload: new URLSearchParams(form).toString() });
const invite = async (email: string) =>
  new URL(await inviteStaff(deps, { email, roles: ['care'], language: 'en', by })).pathname;
const staffOf = async (email: string) => (await findStaffByEmail(db, email)) as StaffUser;

beforeEach(async () => {
  await db.execute(sql`truncate staff_user, staff_invite, sign_in_guess cascade`);
});

test('a link ends with whoever was removed before she used it', async () => {
  const link = await invite('ulla@supplier.example.com');
  const { id } = await staffOf('ulla@supplier.example.com');
  await changeStaff(deps, { staffId: id, by, change: { do: 'remove' } });
  expect((await get(link)).statusCode).toBe(410);
  expect((await post(link, welcome)).statusCode).toBe(410);
});

test('a link brings the roles that were given since it was written', async () => {
  const link = await invite('ulla@supplier.example.com');
  const { id } = await staffOf('ulla@supplier.example.com');
  await changeStaff(deps, { staffId: id, by, change: { do: 'set-roles', roles: ['marketing'] } });
  expect((await post(link, welcome)).statusCode).toBe(303);
  expect((await staffOf('ulla@supplier.example.com')).roles).toEqual(['marketing']);
});

test('a link to somebody known leaves her roles, her name and her language as they are', async () => {
  const web = await startConsole(db, { now, as: ['administrator'] });
  const [only] = await db.select().from(staffUserTable);
  const email = only?.email ?? '';
  const form = new URLSearchParams({ email, roles: 'care', language: 'fi' }).toString();
  const sent = await web.inject({
    method: 'POST',
    url: '/console/staff',
    payload: form,
    headers: OWN_FORM,
  });
  const link = /\/console\/welcome\/[\w-]+/.exec(sent.body)?.[0] ?? '';
  expect((await get(link)).body).toContain('value="Tove Testaaja"');
  await post(link, welcome);
  expect(await staffOf(email)).toMatchObject({ roles: ['administrator'], language: 'en' });
  const [again] = await listEntries(db, { by: null, kind: 'staff-invited', olderThan: null, limit: 1 });
  expect(again).toMatchObject({
    before: { roles: ['administrator'] },
    after: { roles: ['administrator'] },
  });
});
