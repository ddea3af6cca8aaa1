import { beforeEach, expect, test } from 'vitest';
import { sendingTroubles, zoneWords } from '../../src/cli/status/sending-troubles.ts';
import { reportZones } from '../../src/customers/zone-store.ts';
import { OPEN_GATE } from '../../src/messages/pace/gate.ts';
import { saveGates } from '../../src/messages/pace/gate-store.ts';
import { endPauses, openPause } from '../../src/messages/pause-store.ts';
import { readStatus } from '../../src/nurture/status-store.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const NOW = new Date('2026-11-10T08:00:00Z');

beforeEach(() => emptyDatabase(db));

test('while all is well the status says nothing of sending', async () => {
  expect(sendingTroubles(await readStatus(db, NOW))).toEqual([]);
});

test('every cause for which sending stands still is told, and how it goes on', async () => {
  await openPause(db, { cause: 'own-fault', because: 'login: 535 refused' }, NOW);
  await openPause(db, { cause: 'restored', because: 'the database looks restored' }, NOW);
  expect(sendingTroubles(await readStatus(db, NOW))).toEqual([
    'STOPPED      since 2026-11-10 08:00 UTC: login: 535 refused',
    'STOPPED      since 2026-11-10 08:00 UTC: the database looks restored',
    '             npx rytmi messages resume lets sending go on',
  ]);
  await endPauses(db, NOW);
  expect((await readStatus(db, NOW)).pauses).toEqual([]);
});

test('a mail server that is left alone, and a host that recovers, are told with their reasons', async () => {
  const closed = {
    ...OPEN_GATE,
    most: 1,
    because: 'connect: ECONNREFUSED',
    closedUntil: NOW.getTime() + 300_000,
  };
  const slow = {
    ...OPEN_GATE,
    most: 2,
    because: 'recipient: 421 4.7.28',
    closedUntil: NOW.getTime() - 60_000,
  };
  await saveGates(db, [
    { kind: 'relay', name: 'smtp.example.com', gate: closed },
    { kind: 'host', name: 'google.com', gate: slow },
    { kind: 'host', name: 'outlook.com', gate: OPEN_GATE },
  ]);
  expect(sendingTroubles(await readStatus(db, NOW))).toEqual([
    'Slowed       our mail server smtp.example.com: they wait until 2026-11-10 08:05 UTC, since connect: ECONNREFUSED',
    'Slowed       mails received by google.com: they go a few at a time, since recipient: 421 4.7.28',
  ]);
});

test('contacts without a time zone of their own, or with one that does not exist, are counted', async () => {
  const customerId = await seedCustomer(db);
  const zones = [null, null, 'Europe/Helsinki', 'Europe/Atlantis'];
  for (const [n, timeZone] of zones.entries())
    await seedContact(db, customerId, { email: `aino${n}@example.com`, timeZone });
  await seedContact(db, customerId, { email: null, timeZone: null });
  const report = await reportZones(db);
  expect(report).toEqual({ missing: 2, wrong: [{ timeZone: 'Europe/Atlantis', contacts: 1 }] });
  expect(zoneWords(report)).toEqual([
    'Time zones   2 contacts have none and are written to on the supplier’s clock',
    'Time zones   not known, so the supplier’s is used: “Europe/Atlantis” (1); import these contacts mended',
  ]);
});
