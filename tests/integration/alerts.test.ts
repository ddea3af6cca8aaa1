import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { tellOwner } from '../../src/jobs/alert.job.ts';
import { ALL_JOBS } from '../../src/jobs/all-jobs.ts';
import type { JobDeps } from '../../src/jobs/job-deps.ts';
import { openRuns } from '../../src/jobs/job-run-store.ts';
import { anAlert } from '../../src/jobs/payload.ts';
import { findAlerts, THE_WEBHOOK } from '../../src/nurture/alerts/find-alerts.ts';
import { isIncident } from '../../src/nurture/alerts/incident.ts';
import { reviewRunTable } from '../../src/nurture/review-run-table.ts';
import { openOutgoing } from '../../src/platform/outgoing/open-outgoing.ts';
import type { OutgoingMail } from '../../src/platform/outgoing-mail.ts';
import type { Role } from '../../src/staff/role.ts';
import { staffUserTable } from '../../src/staff/staff-table.ts';
import { seedPlanned } from '../support/message-stand.ts';
import { emptyDatabase, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const MONDAY = new Date('2026-11-23T09:00:00Z');
const hoursLater = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000);
const mails: OutgoingMail[] = [];
const mailOut = {
  send: async (mail: OutgoingMail) => {
    mails.push(mail);
    return { answer: '250' };
  },
};

beforeEach(async () => {
  await emptyDatabase(db);
  await db.$client.query('delete from staff_user');
  mails.length = 0;
});

async function seedStaff(name: string, roles: Role[], language: 'en' | 'fi' = 'en'): Promise<void> {
  const email = `${name.toLowerCase()}@supplier.example.com`;
  await db.insert(staffUserTable).values({ name, email, roles, language, active: true });
}

async function seedNight(ended: Date): Promise<void> {
  await seedCustomer(db);
  await db.insert(reviewRunTable).values({
    ...{ day: '2026-11-23', state: 'done', careModelVersion: 1, finishedAt: ended },
  });
}

/** As the planner looks and a worker tells. Answers the subjects of the mails. */
async function look(now: Date, diskFree: number | null = 0.5): Promise<string[]> {
  const before = mails.length;
  const needs = await findAlerts(db, now, async () => diskFree);
  await openRuns(db, 'alert', needs, now);
  const deps = { db, mailOut, supplier: TEST_SUPPLIER, publicUrl: 'https://rytmi.example.com' };
  for (const { payload } of needs)
    await tellOwner(deps as unknown as JobDeps, anAlert.parse(payload), new AbortController().signal);
  return mails.slice(before).map(({ subject }) => subject);
}

test('a night that did not run is told of once, and once when it has', async () => {
  await seedStaff('Olga', ['owner']);
  await seedStaff('Kaisa', ['care']);
  await seedNight(MONDAY);
  expect(await look(hoursLater(25))).toEqual([]);
  expect(await look(hoursLater(31))).toEqual(['Rytmi: the night’s review did not run']);
  expect(mails[0]?.to.address).toBe('olga@supplier.example.com');
  expect(mails[0]?.text).toContain('https://rytmi.example.com/console/health');
  for (const hours of [31.1, 32, 80]) expect(await look(hoursLater(hours))).toEqual([]);
  await db.update(reviewRunTable).set({ finishedAt: hoursLater(80) });
  expect(await look(hoursLater(81))).toEqual(['Rytmi: the night’s review has run again']);
  expect(await look(hoursLater(82))).toEqual([]);
  expect(await look(hoursLater(120))).toEqual(['Rytmi: the night’s review did not run']);
});

test('two looks at one moment, as of two workers, make one mail', async () => {
  await seedStaff('Olga', ['owner']);
  await seedNight(MONDAY);
  const looks = await Promise.all([1, 2].map(() => findAlerts(db, hoursLater(31), async () => null)));
  for (const needs of looks) await openRuns(db, 'alert', needs, hoursLater(31));
  const { rows } = await db.$client.query(
    `select state from job_run where job = 'alert' and payload->>'staff' <> $1`,
    [THE_WEBHOOK],
  );
  expect(rows).toEqual([{ state: 'open' }]);
});

test('mails that are due and do not go are told of, in the owner’s language', async () => {
  await seedStaff('Olga', ['owner'], 'fi');
  await seedNight(hoursLater(5));
  await seedPlanned(db, 1);
  await db.$client.query(`update message set state = 'approved', send_after = $1`, [MONDAY]);
  expect(await look(hoursLater(1))).toEqual([]);
  expect(await look(hoursLater(3))).toEqual(['Rytmi: viestit seisovat']);
});

test('a full disk is told of; one that is not on this machine is not', async () => {
  await seedStaff('Olga', ['owner']);
  expect(await look(MONDAY, null)).toEqual([]);
  expect(await look(MONDAY, 0.05)).toEqual(['Rytmi: the disk is nearly full']);
  expect(await look(hoursLater(1), 0.2)).toEqual(['Rytmi: the disk has room again']);
});

test('a system that is told nothing any more is told of, until somebody has seen to it', async () => {
  await seedStaff('Olga', ['owner']);
  await db.$client.query(
    `insert into webhook_endpoint (url, secret_locked, off) values ('https://x', 'x', 'by-hand')`,
  );
  expect(await look(MONDAY, null)).toEqual([]);
  await db.$client.query(`update webhook_endpoint set off = 'failing'`);
  expect(await look(MONDAY, null)).toEqual(['Rytmi: another system is not told any more']);
  await db.$client.query(`update webhook_endpoint set off = null`);
  expect(await look(hoursLater(1), null)).toEqual(['Rytmi: all other systems are told again']);
});

test('where nobody is an owner the administrator is told', async () => {
  await seedStaff('Aatu', ['administrator']);
  await seedStaff('Kaisa', ['care']);
  await look(MONDAY, 0.05);
  expect(mails.map(({ to }) => to.name)).toEqual(['Aatu']);
});

test('bounces are told of at half of what stops all sending', () => {
  const signs = {
    hoursWithoutReview: null,
    mailOverdueMinutes: 0,
    complained: 0,
    diskFreeShare: null,
    watchTroubles: 0,
    webhooksGivenUp: 0,
  };
  expect(isIncident('returns', { ...signs, bounced: 11 })).toBe(false);
  expect(isIncident('returns', { ...signs, bounced: 12 })).toBe(true);
  expect(isIncident('returns', { ...signs, bounced: 0, complained: 1 })).toBe(true);
});

test('the planner looks for them', () => {
  expect(ALL_JOBS.map(({ name }) => name)).toContain('alert');
});

test('a webhook is told of what began and what is over, also where nobody is an owner, and again when it was not taken', async () => {
  const told: { text: string; kind: string; what: string }[] = [];
  let status = 500;
  const server = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (body: string) => told.push(JSON.parse(body)));
    request.on('end', () => response.writeHead(status).end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const alertWebhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const outgoing = openOutgoing({ dnsServers: [], mayUseLoopback: true });
  const [need] = await findAlerts(db, MONDAY, async () => 0.05);
  const deps = {
    db,
    outgoing,
    alertWebhook,
    supplier: TEST_SUPPLIER,
    publicUrl: 'https://rytmi.example.com',
  };
  const tell = () =>
    tellOwner(
      { ...deps, now: () => MONDAY } as unknown as JobDeps,
      anAlert.parse(need?.payload),
      new AbortController().signal,
    );
  await expect(tell()).rejects.toThrow('ALERT_WEBHOOK_URL answered 500');
  status = 204;
  await tell();
  expect(told).toHaveLength(2);
  expect(told[1]).toMatchObject({ kind: 'disk', what: 'began' });
  expect(told[1]?.text).toContain('https://rytmi.example.com/console/health');
});
