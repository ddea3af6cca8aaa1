import { beforeEach, expect, test } from 'vitest';
import { saveReport } from '../../src/doctor/doctor-store.ts';
import { OPEN_GATE } from '../../src/messages/pace/gate.ts';
import { saveGates } from '../../src/messages/pace/gate-store.ts';
import { findPause, openPause } from '../../src/messages/pause-store.ts';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);
const NOW = new Date('2011-06-15T09:00:00Z');

beforeEach(() => emptyDatabase(db));

async function today(): Promise<string> {
  const headers = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' };
  return (await app.inject({ method: 'GET', url: '/console', headers })).body;
}

test('the first page says why mails stand still or go slowly, as soon as it is known', async () => {
  expect(await today()).not.toContain('Sending stands still');
  await openPause(db, { cause: 'own-fault', because: 'login: 535 refused' }, NOW);
  const because = 'recipient: 421 4.7.28 slow down';
  await saveGates(db, [
    { kind: 'relay', name: 'smtp.example.com', gate: { ...OPEN_GATE, most: 1, because: 'connect: gone' } },
    { kind: 'host', name: 'google.com', gate: { ...OPEN_GATE, most: 2, because } },
  ]);
  const page = await today();
  expect(page).toContain('Sending stands still: login: 535 refused');
  expect(page).toContain('our mail server smtp.example.com does not take them (connect: gone)');
  expect(page).toContain(`Mails to addresses at google.com go slowly: ${because}`);
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

test('in mode auto the first page says what the doctor found', async () => {
  const says = 'tukku.fi has no DMARC record';
  const finding = { check: 'dmarc', state: 'fault', trouble: 'dmarc-missing', says, mend: '' } as const;
  await saveReport(db, { at: NOW, fit: false, findings: [finding] });
  expect(await today()).not.toContain(says);
  const { settings } = await readCareModel(db);
  await saveCareModel(db, { ...settings, mode: 'auto' }, 'test');
  expect(await today()).toContain(`In mode auto nothing is delivered: ${says}.`);
});
