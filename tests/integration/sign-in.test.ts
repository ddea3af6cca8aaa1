import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inviteFirstAdministrator } from '../../src/staff/invites/invite-first-administrator.ts';
import { inviteStaff } from '../../src/staff/invites/invite-staff.ts';
import { MOST_GUESSES } from '../../src/staff/sign-in/sign-in-with-password.ts';
import { staffAccountTable, staffSessionTable, staffUserTable } from '../../src/staff/staff-table.ts';
import { startConsole } from '../support/console-app.ts';
import { cookieOf, OWN_FORM, STAFF_PASSWORD } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const now = () => new Date();
const app = await startConsole(db, { as: null, now });
const secure = await startConsole(db, { as: null, now, publicUrl: 'https://rytmi.example.com' });
const deps = { db, now, publicUrl: 'http://localhost:3000' };
const by = { staffId: null, name: 'a test' };
const HOUR_MS = 3_600_000;

const get = (url: string, cookie = '') => app.inject({ url, headers: { ...OWN_FORM, cookie } });
const post = (url: string, form: Record<string, string>, cookie = '', web = app) =>
  web.inject({
    method: 'POST',
    url,
    headers: { ...OWN_FORM, cookie },
    payload: new URLSearchParams(form).toString(),
  });
const signIn = (email: string, password = STAFF_PASSWORD, web = app) =>
  post('/console/sign-in', { email, password, to: '/console/me' }, '', web);
const invite = async (email: string) =>
  new URL(await inviteStaff(deps, { email, roles: ['care'], language: 'en', by })).pathname;
const welcome = { name: 'Ulla Uusi', password: STAFF_PASSWORD, language: 'en' };
const join = async (email: string) =>
  cookieOf((await post(await invite(email), welcome)).headers['set-cookie']);

beforeEach(async () => {
  await db.execute(sql`truncate staff_user, staff_invite, sign_in_guess cascade`);
});
afterEach(() => vi.useRealTimers());

describe('an invitation', () => {
  test('lets in once, with a name and a password of one’s own', async () => {
    const link = await invite('Ulla@Supplier.example.com');
    expect((await get(link)).body).toContain('ulla@supplier.example.com');
    const joined = await post(link, welcome);
    expect(joined.headers.location).toBe('/console');
    expect((await get('/console/me', cookieOf(joined.headers['set-cookie']))).body).toContain('Ulla Uusi');
    expect((await post(link, welcome)).statusCode).toBe(410);
    expect((await signIn('ULLA@supplier.example.com')).headers.location).toBe('/console/me');
  });

  test('of two who come with it at once, one gets in', async () => {
    const link = await invite('ulla@supplier.example.com');
    const both = await Promise.all([post(link, welcome), post(link, welcome)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410]);
  });

  test('ends after three days, and when a newer one is made', async () => {
    const first = await invite('ulla@supplier.example.com');
    const second = await invite('ulla@supplier.example.com');
    expect((await get(first)).statusCode).toBe(410);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 73 * HOUR_MS });
    expect((await post(second, welcome)).statusCode).toBe(410);
  });

  test('takes no short password, and keeps what else was typed', async () => {
    const link = await invite('ulla@supplier.example.com');
    const sent = await post(link, { ...welcome, password: 'too short' });
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('value="Ulla Uusi"');
    expect((await get(link)).statusCode).toBe(200);
  });

  test('to somebody known replaces the password and signs her out', async () => {
    const cookie = await join('ulla@supplier.example.com');
    const password = 'another long phrase';
    await post(await invite('ulla@supplier.example.com'), { ...welcome, password });
    expect((await get('/console/me', cookie)).statusCode).toBe(303);
    expect((await signIn('ulla@supplier.example.com')).statusCode).toBe(401);
    expect((await signIn('ulla@supplier.example.com', password)).statusCode).toBe(303);
  });

  test('is there for the first administrator until there is one', async () => {
    const link = new URL((await inviteFirstAdministrator(deps)) ?? '').pathname;
    expect((await post(link, welcome)).statusCode).toBe(422);
    expect((await get(link)).statusCode).toBe(200);
    await post(link, { ...welcome, email: 'first@supplier.example.com' });
    const [first] = await db.select().from(staffUserTable);
    expect(first?.roles).toContain('administrator');
    expect(await inviteFirstAdministrator(deps)).toBeNull();
  });
});

describe('a wrong password', () => {
  test('is answered as an unknown address is', async () => {
    await join('ulla@supplier.example.com');
    const [wrong, unknown] = await Promise.all([
      signIn('ulla@supplier.example.com', 'not the password'),
      signIn('nobody@supplier.example.com', 'not the password'),
    ]);
    expect(wrong?.statusCode).toBe(401);
    expect(unknown?.statusCode).toBe(401);
    expect(wrong?.body.replaceAll('ulla@', 'nobody@')).toBe(unknown?.body);
  });

  test.each(['ulla', 'nobody'])(
    'too often closes the account of %s for a quarter of an hour',
    async (name) => {
      await join('ulla@supplier.example.com');
      const email = `${name}@supplier.example.com`;
      const guesses = await Promise.all(
        Array.from({ length: MOST_GUESSES.account + 3 }, () => signIn(email, 'not the password')),
      );
      expect(guesses.filter(({ statusCode }) => statusCode === 401)).toHaveLength(MOST_GUESSES.account);
      expect((await signIn(email)).statusCode).toBe(429);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 0.3 * HOUR_MS });
      expect((await signIn(email)).statusCode).toBe(name === 'ulla' ? 303 : 401);
    },
  );

  test('from one address at many accounts closes that address', async () => {
    await signIn('a@example.com', 'x');
    await db.execute(sql`update sign_in_guess set wrong = ${MOST_GUESSES.address}`);
    expect((await signIn('b@example.com', 'x')).statusCode).toBe(429);
  });
});

describe('a session', () => {
  test('ends after eight hours of nothing, and not while it is used', async () => {
    const cookie = await join('ulla@supplier.example.com');
    const start = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: start + 7 * HOUR_MS });
    expect((await get('/console/me', cookie)).statusCode).toBe(200);
    vi.setSystemTime(start + 14 * HOUR_MS);
    expect((await get('/console/me', cookie)).statusCode).toBe(200);
    vi.setSystemTime(start + 23 * HOUR_MS);
    expect((await get('/console/me', cookie)).statusCode).toBe(303);
  });

  test('ends after seven days however much it is used', async () => {
    const cookie = await join('ulla@supplier.example.com');
    const far = sql`now() + interval '30 days'`;
    await db.execute(
      sql`update staff_session set created_at = now() - interval '169 hours', expires_at = ${far}`,
    );
    expect((await get('/console/me', cookie)).statusCode).toBe(303);
    expect(await db.select().from(staffSessionTable)).toEqual([]);
  });

  test('is ended everywhere at once', async () => {
    const first = await join('ulla@supplier.example.com');
    const second = cookieOf((await signIn('ulla@supplier.example.com')).headers['set-cookie']);
    await post('/console/sign-out-everywhere', {}, first);
    for (const cookie of [first, second]) expect((await get('/console/me', cookie)).statusCode).toBe(303);
  });

  test('of somebody removed is over, and no password brings her back', async () => {
    const cookie = await join('ulla@supplier.example.com');
    const administrator = await startConsole(db, { now, as: ['administrator'] });
    const [ulla] = await db.select().from(staffUserTable).where(sql`name = 'Ulla Uusi'`);
    const headers = OWN_FORM;
    await administrator.inject({ method: 'POST', url: `/console/staff/${ulla?.id}/remove`, headers });
    expect((await get('/console/me', cookie)).statusCode).toBe(303);
    expect((await signIn('ulla@supplier.example.com')).statusCode).toBe(401);
    expect(await db.select().from(staffAccountTable)).toHaveLength(1);
  });

  test('lives in a cookie that scripts and other sites do not get, and behind https nobody else', async () => {
    await join('ulla@supplier.example.com');
    const plain = String((await signIn('ulla@supplier.example.com')).headers['set-cookie']);
    expect(plain).toMatch(/HttpOnly/);
    expect(plain).toMatch(/SameSite=Lax/);
    expect(plain).not.toMatch(/Secure/);
    const safe = await signIn('ulla@supplier.example.com', STAFF_PASSWORD, secure);
    expect(String(safe.headers['set-cookie'])).toMatch(/__Secure-rytmi.*Secure/);
  });

  test('forged by changing a letter is none', async () => {
    const cookie = await join('ulla@supplier.example.com');
    const forged = cookie.replace(
      /(token=.)(.)/,
      (_, before, letter) => before + (letter === 'a' ? 'b' : 'a'),
    );
    expect((await get('/console/me', forged)).statusCode).toBe(303);
  });
});

test('signing in leads back to the page asked for, and never off the console', async () => {
  await join('ulla@supplier.example.com');
  const asked = await get('/console/customers?q=a');
  expect(asked.headers.location).toBe('/console/sign-in?to=%2Fconsole%2Fcustomers%3Fq%3Da');
  const email = 'ulla@supplier.example.com';
  for (const to of [
    'https://evil.example.com',
    '//evil.example.com',
    '/console/../x',
    '/\\evil',
    '/elsewhere',
  ]) {
    const { headers } = await post('/console/sign-in', { email, password: STAFF_PASSWORD, to });
    expect(headers.location).toBe('/console');
  }
});

test('the last administrator can neither leave nor give the role away', async () => {
  const web = await startConsole(db, { now, as: ['administrator'] });
  const [only] = await db.select().from(staffUserTable);
  const send = (url: string, payload: string) =>
    web.inject({ method: 'POST', url, payload, headers: OWN_FORM });
  const demoted = await send(`/console/staff/${only?.id}/roles`, 'roles=care');
  const removed = await send(`/console/staff/${only?.id}/remove`, '');
  expect([demoted.statusCode, removed.statusCode]).toEqual([422, 422]);
  expect(removed.body).toContain('Somebody must remain');
  await startConsole(db, { now, as: ['administrator'] });
  expect((await send(`/console/staff/${only?.id}/roles`, 'roles=care')).statusCode).toBe(303);
});
