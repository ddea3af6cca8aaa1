import { fastify } from 'fastify';
import ICAL from 'ical.js';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { registerCalendar } from '../../src/api/register-calendar.ts';
import { changeCalendar } from '../../src/calls/calendar/change-calendar.ts';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { carePersonTable } from '../../src/customers/customer-table.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedCarePerson, seedContact, seedCustomer } from '../support/seed.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const publicUrl = 'https://rytmi.example.com';
const app = fastify();
await registerCalendar(app, { db, publicUrl });
afterAll(() => app.close());
const SOMEBODY = { staffId: null, name: 'a test' };
const deps = { db, now: () => new Date('2026-11-22T12:00:00Z'), publicUrl };

beforeEach(() => emptyDatabase(db));

async function promise(
  customer: string,
  on: string,
  values: Partial<typeof callTaskTable.$inferInsert> = {},
) {
  const customerId = await seedCustomer(db, { name: customer });
  await seedContact(db, customerId, { email: 'aino@tukku.example.com' });
  const [task] = await db
    .insert(callTaskTable)
    .values({
      ...{ customerId, state: 'snoozed', purpose: 'follow-up', signals: [], stakeCents: 1, probability: 0.5 },
      ...{ raisedOn: '2026-11-20', expiresOn: '2027-02-01', snoozedUntil: on, because: 'promised' },
      ...values,
    })
    .returning();
  return task?.id ?? 0;
}

async function renew(personId: number): Promise<string> {
  const url = await changeCalendar(deps, { personId, by: SOMEBODY, change: 'renew' });
  return new URL(url ?? '').pathname;
}

const get = (url: string, headers = {}) => app.inject({ url, headers });

function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

test('a care person’s calendar holds what she promised, on its day, in her language, and nobody’s name or number', async () => {
  const personId = await seedCarePerson(db, { language: 'fi' });
  const odd = `Käpylän; Kukka, "Oy" \\ ${'pitkä '.repeat(20)}🌲\nEND:VEVENT`;
  const id = await promise(odd, '2026-12-01', { assignedTo: personId });
  await promise('Somebody else’s', '2026-12-02', { assignedTo: await seedCarePerson(db) });
  await promise('Done', '2026-12-03', { assignedTo: personId, state: 'done' });
  const { body, headers } = await get(await renew(personId));
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
  const [event, ...others] = eventsOf(body);
  expect(others).toEqual([]);
  expect(event?.summary).toBe(`Soita: ${odd}`);
  expect(event?.uid).toBe(`call-${id}@rytmi.example.com`);
  expect(event?.startDate.isDate).toBe(true);
  expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual(['2026-12-01', '2026-12-02']);
  expect(event?.description).toBe(`Lupasit soittaa uudelleen.\n${publicUrl}/console/calls/${id}`);
  expect(body).not.toMatch(/Aino|aino@|\+358|METHOD|ATTENDEE|ORGANIZER/);
});

test('it is right by the letter of RFC 5545', async () => {
  const personId = await seedCarePerson(db);
  await promise(`Å${'ö'.repeat(200)}`, '2026-12-01', { assignedTo: personId });
  const { body } = await get(await renew(personId));
  expect(body.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of body.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  const lines = body.replaceAll('\r\n ', '').split('\r\n');
  for (const name of [
    'VERSION:2.0',
    'PRODID:',
    'UID:',
    'DTSTAMP:',
    'DTSTART;VALUE=DATE:20261201',
    'DTEND;VALUE=DATE:20261202',
  ])
    expect(
      lines.filter((line) => line.startsWith(name)),
      name,
    ).toHaveLength(1);
  expect(lines.find((line) => line.startsWith('DTSTAMP:'))).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);
});

test('an unchanged calendar is not sent again; a call put off is, under the same name', async () => {
  const personId = await seedCarePerson(db);
  const id = await promise('Kukka', '2026-12-01', { assignedTo: personId });
  const url = await renew(personId);
  const first = await get(url);
  const etag = String(first.headers.etag);
  const again = await get(url, { 'if-none-match': `W/${etag}` });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  await db.update(callTaskTable).set({ snoozedUntil: '2026-12-09', attempts: 1 });
  const moved = await get(url, { 'if-none-match': etag });
  expect(moved.statusCode).toBe(200);
  const [event] = eventsOf(moved.body);
  expect([event?.uid, event?.startDate.toString(), event?.sequence]).toEqual([
    `call-${id}@rytmi.example.com`,
    '2026-12-09',
    1,
  ]);
});

test('only the newest address opens it, none once it is ended or she makes no more calls, and none is in the database', async () => {
  const personId = await seedCarePerson(db);
  const old = await renew(personId);
  const url = await renew(personId);
  const codes = async () => Promise.all([old, url].map(async (one) => (await get(one)).statusCode));
  expect(await codes()).toEqual([404, 200]);
  const { rows } = await db.$client.query('select to_jsonb(f)::text as row from calendar_feed f');
  expect(rows[0].row).not.toContain(url.slice(10, -4));
  await db.update(carePersonTable).set({ active: false });
  expect(await codes()).toEqual([404, 404]);
  await db.update(carePersonTable).set({ active: true });
  await changeCalendar(deps, { personId, by: SOMEBODY, change: 'end' });
  expect(await codes()).toEqual([404, 404]);
  for (const guess of ['/calendar/.ics', `/calendar/${'a'.repeat(43)}.ics`, '/calendar/x%00.ics'])
    expect((await get(guess)).statusCode, guess).toBe(404);
});

test('whoever makes calls makes and ends her address in the console; to others it is not offered', async () => {
  const consoleApp = await startConsole(db, { publicUrl });
  const visit = (method: 'GET' | 'POST', url: string) =>
    consoleApp.inject({ method, url, headers: OWN_FORM });
  expect((await visit('GET', '/console/me')).body).not.toContain('Follow-ups in your calendar');
  expect((await visit('POST', '/console/me/calendar/renew')).statusCode).toBe(404);
  const { rows } = await db.$client.query('select email from staff_user');
  await seedCarePerson(db, { email: rows[0].email });
  expect((await visit('GET', '/console/me')).body).toContain('Follow-ups in your calendar');
  const made = (await visit('POST', '/console/me/calendar/renew')).body;
  const path = /https:\/\/rytmi\.example\.com(\/calendar\/[\w-]{43}\.ics)/.exec(made)?.[1] ?? '';
  expect((await get(path)).statusCode).toBe(200);
  expect((await visit('GET', '/console/me')).body).not.toContain(path);
  await visit('POST', '/console/me/calendar/end');
  expect((await get(path)).statusCode).toBe(404);
  const { rows: entries } = await db.$client.query(
    `select after from audit_entry where kind = 'calendar-changed' order by id`,
  );
  expect(entries).toEqual([{ after: 'renew' }, { after: 'end' }]);
});
