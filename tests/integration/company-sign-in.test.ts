import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { changeStaff } from '../../src/staff/change-staff.ts';
import { inviteStaff } from '../../src/staff/invites/invite-staff.ts';
import { findStaffByEmail } from '../../src/staff/staff-store.ts';
import { staffAccountTable, staffUserTable } from '../../src/staff/staff-table.ts';
import { startConsole } from '../support/console-app.ts';
import { OIDC_CLIENT, startOidcProvider } from '../support/oidc-provider.ts';
import { cookieOf, OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const now = () => new Date();
const provider = await startOidcProvider();
const publicUrl = 'http://localhost:3000';
const oidc = { issuer: provider.issuer, ...OIDC_CLIENT };
const config = { oidc, session: { idleHours: 8, longestDays: 7 } };
const app = await startConsole(db, { as: null, now, publicUrl, config });
const by = { staffId: null, name: 'a test' };
const ulla = { sub: 'u-1', email: 'ulla@supplier.example.com', email_verified: true, name: 'Ulla Uusi' };

beforeEach(async () => {
  await db.execute(sql`truncate staff_user, staff_invite cascade`);
});

const invite = () =>
  inviteStaff({ db, now, publicUrl }, { email: ulla.email, roles: ['owner'], language: 'en', by });

/** Through the provider and back, as a browser goes. Answers where it ends, and its cookies. */
async function comeIn(): Promise<{ location: string; cookie: string }> {
  const left = await app.inject({ url: '/console/sign-in/company?to=/console/audit', headers: OWN_FORM });
  const there = await fetch(String(left.headers.location), { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? '');
  const cookie = cookieOf(left.headers['set-cookie']);
  const landed = await app.inject({ url: back.pathname + back.search, headers: { ...OWN_FORM, cookie } });
  return { location: String(landed.headers.location), cookie: cookieOf(landed.headers['set-cookie']) };
}

const pageOf = async (cookie: string) =>
  (await app.inject({ url: '/console/me', headers: { ...OWN_FORM, cookie } })).statusCode;

test('somebody invited comes in with the company account, without a password', async () => {
  await invite();
  provider.be(ulla);
  expect((await app.inject({ url: '/console/sign-in', headers: OWN_FORM })).body).toContain(
    'company account',
  );
  const { location, cookie } = await comeIn();
  expect(new URL(location, publicUrl).pathname).toBe('/console/audit');
  expect(await pageOf(cookie)).toBe(200);
  const kept = await db.select().from(staffAccountTable);
  expect(kept).toMatchObject([{ providerId: 'company', accessToken: null, idToken: null, password: null }]);
  expect(await pageOf((await comeIn()).cookie)).toBe(200);
});

test.each([
  ['whom nobody invited', { ...ulla, sub: 'u-2', email: 'stranger@example.com' }],
  ['whose address the provider has not confirmed', { ...ulla, email_verified: false }],
])('somebody %s stays outside', async (_, person) => {
  await invite();
  provider.be(person);
  const { location, cookie } = await comeIn();
  expect(location).toContain('/console/sign-in?error=');
  expect(await pageOf(cookie)).toBe(303);
  expect(await db.select().from(staffUserTable)).toHaveLength(1);
  expect(
    (await app.inject({ url: `${new URL(location, publicUrl).pathname}?error=x`, headers: OWN_FORM })).body,
  ).toContain('was not let in');
});

test('somebody removed stays outside, though the company still knows her', async () => {
  await invite();
  provider.be(ulla);
  await comeIn();
  const known = await findStaffByEmail(db, ulla.email);
  await changeStaff({ db, now }, { staffId: known?.id ?? '', by, change: { do: 'remove' } });
  expect(await pageOf((await comeIn()).cookie)).toBe(303);
});

test('an answer that this browser did not ask for signs nobody in', async () => {
  await invite();
  provider.be(ulla);
  const left = await app.inject({ url: '/console/sign-in/company', headers: OWN_FORM });
  const there = await fetch(String(left.headers.location), { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? '');
  const landed = await app.inject({ url: back.pathname + back.search, headers: OWN_FORM });
  expect(String(landed.headers['set-cookie'])).not.toMatch(/session_token=[^;]/);
});
