import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { saveReport } from '../../src/doctor/doctor-store.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { OPEN_GATE } from '../../src/messages/pace/gate.ts';
import { saveGates } from '../../src/messages/pace/gate-store.ts';
import { findPause, openPause } from '../../src/messages/pause-store.ts';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
const care = await startConsole(db, { as: ['care'] });
const NO_DMARC: Finding = {
  ...{ check: 'dmarc', state: 'fault', trouble: 'dmarc-missing' },
  ...{ says: 'tukku.fi has no DMARC record', mend: '' },
};
const NOW = new Date('2011-06-15T09:00:00Z');

beforeEach(() => emptyDatabase(db));

async function today(by = app): Promise<string> {
  const headers = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };
  return (await by.inject({ method: 'GET', url: '/console', headers })).body;
}

test('the first page says why mails stand still or go slowly, as soon as it is known', async () => {
  expect(await today()).not.toContain('Sending stands still');
  await troubleMails();
  const page = await today();
  expect(page).toContain(
    'Sending stands still: Our mail server does not let us send. What it said: login: 535 refused',
  );
  expect(page).toContain('our mail server smtp.example.com does not take them (connect: gone)');
  expect(page).toContain('Mails to addresses at google.com go slowly: recipient: 421 4.7.28 slow down');
});

test('a care person reads the same in plain words, without what servers answer and without commands', async () => {
  await troubleMails();
  await saveReport(db, { at: NOW, fit: false, findings: [NO_DMARC] });
  const { settings } = await readCareModel(db);
  await saveCareModel(db, { ...settings, mode: 'auto' }, 'test');
  const page = await today(care);
  expect(page).toContain('Our mail server does not let us send. A publisher decides when it goes on.');
  expect(page).toContain('our mail server does not take them right now');
  expect(page).toContain('Mails to addresses at google.com take longer than usual');
  expect(page).toContain('something has to be mended first');
  expect(page).toContain('The first review runs at three in the night.');
  for (const technical of ['535', '421', 'connect', 'DMARC', 'rytmi ', 'npx'])
    expect(page).not.toContain(technical);
});

test.each([
  ['en', '3 of the last 500 mails were reported as spam.'],
  ['fi', 'Viimeisistä 500 viestistä 3 ilmoitettiin roskapostiksi.'],
  ['sv', '3 av de senaste 500 mejlen anmäldes som skräppost.'],
])('an alarm is told in %s from what it counted', async (language, sentence) => {
  await db.execute(sql`update staff_user set language = ${language}`);
  const figures = { count: 3, all: 500 };
  await openPause(db, { cause: 'spam-reports', because: 'said in English', figures }, NOW);
  const page = await today();
  await db.execute(sql`update staff_user set language = 'en'`);
  expect(page).toContain(sentence);
  expect(page).not.toContain('said in English');
});

test('an alarm raised before figures were kept is told as it was then', async () => {
  await openPause(db, { cause: 'hard-bounces', because: '30 mails went nowhere' }, NOW);
  expect(await today()).toContain('Sending stands still: 30 mails went nowhere');
});

test('a person lets sending go on with one press, and is on record with it', async () => {
  await openPause(db, { cause: 'unusual-plan', because: '61 mails are planned, 20 are usual' }, NOW);
  expect(await today()).toContain('Looked at: let sending go on');
  const headers = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };
  const pressed = await app.inject({ method: 'POST', url: '/console/resume', headers });
  expect(pressed.statusCode).toBe(303);
  expect(await findPause(db)).toBeUndefined();
  expect(await today()).not.toContain('Sending stands still');
  const { rows } = await db.$client.query('select kind from audit_entry');
  expect(rows).toEqual([{ kind: 'sending-resumed' }]);
});

test('in mode auto the first page counts what the doctor found, and leads to where it is told', async () => {
  await saveReport(db, { at: NOW, fit: false, findings: [NO_DMARC] });
  expect(await today()).not.toContain('nothing is delivered');
  const { settings } = await readCareModel(db);
  await saveCareModel(db, { ...settings, mode: 'auto' }, 'test');
  const page = await today();
  expect(page).toContain('In mode auto nothing is delivered: 1 fault has to be mended first.');
  expect(page).toContain('<a href="/console/health">');
  expect(page).not.toContain(NO_DMARC.says);
});

/** A login that is refused, a relay that is gone, and a host that wants fewer. */
async function troubleMails(): Promise<void> {
  await openPause(db, { cause: 'own-fault', because: 'login: 535 refused' }, NOW);
  const because = 'recipient: 421 4.7.28 slow down';
  await saveGates(db, [
    { kind: 'relay', name: 'smtp.example.com', gate: { ...OPEN_GATE, most: 1, because: 'connect: gone' } },
    { kind: 'host', name: 'google.com', gate: { ...OPEN_GATE, most: 2, because } },
  ]);
}
