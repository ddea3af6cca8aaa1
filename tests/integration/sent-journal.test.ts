import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { suppress } from '../../src/customers/suppression-store.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { endPauses } from '../../src/messages/pause-store.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { followNoes } from '../../src/messages/restored/follow-noes.ts';
import { reconcileSent } from '../../src/messages/restored/reconcile-sent.ts';
import type { JournalLine } from '../../src/messages/restored/sent-journal.ts';
import { keptJournal } from '../../src/platform/kept-journal.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { startCountingSink } from '../support/counting-sink.ts';
import { countStates, deliveryStand, SENDING, seedPlanned, TUESDAY_TEN } from '../support/message-stand.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { emptyDatabase } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const sink = await startCountingSink();
const mailOut = openMailOut({ url: sink.url });
afterAll(() => mailOut.close());
beforeEach(() => emptyDatabase(db));
const now = () => TUESDAY_TEN;
const LONG_AGO = new Date('2026-11-01T00:00:00Z');

async function deliverWith(home: string) {
  const journal = keptJournal<JournalLine>(home);
  await releaseMessages({ db, now, supplier: TEST_SUPPLIER }, { sending: SENDING });
  return deliverMessages(await deliveryStand(db, mailOut, { journal }), { limit: 100, sending: SENDING });
}

test('each mail that leaves is written down before its bytes go, and what came of it after, by ids only', async () => {
  const home = scratchFolder();
  const ids = await seedPlanned(db, 3);
  expect(await deliverWith(home)).toMatchObject({ accepted: 3 });
  const lines = keptJournal<JournalLine>(home).read(LONG_AGO) as { message: string; to: string }[];
  for (const id of ids)
    expect(lines.filter(({ message }) => message === id).map(({ to }) => to)).toEqual([
      'sending',
      'accepted',
    ]);
  const [name] = readdirSync(join(home, 'sent'));
  const text = readFileSync(join(home, 'sent', name as string), 'utf8');
  expect(text).not.toMatch(/@|Aino|Customer|Jam jar/);
});

test('a database that has forgotten them is told, and sends none of them again', async () => {
  const home = scratchFolder();
  await seedPlanned(db, 3);
  await deliverWith(home);
  // As set back to before the delivery.
  await db.$client.query(`alter table message disable trigger message_move_guard`);
  await db.$client.query(`update message set state = 'approved', fence = null`);
  await db.$client.query(`alter table message enable trigger message_move_guard`);
  const lines = keptJournal<JournalLine>(home).read(LONG_AGO);
  const told = { lines, because: 'a backup was restored' };
  expect(await reconcileSent({ db, now }, told)).toEqual({ closed: 3, added: 0, noes: 0 });
  expect(await reconcileSent({ db, now }, told)).toEqual({ closed: 0, added: 0, noes: 0 });
  await endPauses(db, now());
  expect(await deliverWith(home)).toMatchObject({ accepted: 0 });
  expect(await countStates(db)).toEqual({ accepted: 3 });
});

test('a refusal stands beside the database within one look, once', async () => {
  const journal = keptJournal<JournalLine>(scratchFolder());
  const follow = followNoes({ db, now, journal });
  const at = new Date(TUESDAY_TEN.getTime() - 60_000);
  await suppress(db, { addressHash: 'hash', reason: 'unsubscribed', source: 'page', at });
  await follow();
  await follow();
  expect(journal.read(LONG_AGO)).toEqual([
    { at: at.toISOString(), no: { addressHash: 'hash', reason: 'unsubscribed', source: 'page' } },
  ]);
});

test('a journal forgets after 60 days, and a line cut off by a crash harms no other', () => {
  const home = scratchFolder();
  const journal = keptJournal<{ at: string; n: number }>(home);
  journal.write({ at: '2026-09-01T00:00:00.000Z', n: 1 });
  journal.write({ at: '2026-11-01T00:00:00.000Z', n: 2 });
  expect(journal.read(new Date(0)).map(({ n }) => n)).toEqual([2]);
  const file = join(home, 'sent', '2026-11-01.jsonl');
  appendFileSync(file, '{"at":"2026-11-01T00:00:0');
  writeFileSync(join(home, 'sent', 'notes.txt'), 'not ours');
  expect(journal.read(new Date(0)).map(({ n }) => n)).toEqual([2]);
  // The next program finds it, and does not write behind it.
  const next = keptJournal<{ at: string; n: number }>(home);
  next.write({ at: '2026-11-01T00:00:01.000Z', n: 3 });
  expect(next.read(new Date(0)).map(({ n }) => n)).toEqual([2, 3]);
});

test('a line that no crash can have cut off is told, and not passed over', () => {
  const home = scratchFolder();
  const journal = keptJournal<{ at: string; n: number }>(home);
  journal.write({ at: '2026-11-01T00:00:00.000Z', n: 1 });
  const file = join(home, 'sent', '2026-11-01.jsonl');
  appendFileSync(file, '{"at":"2026-11-01T00\n{"at":"2026-11-01T00:00:02.000Z","n":3}\n');
  const told: string[] = [];
  expect(journal.read(new Date(0), (where) => told.push(where)).map(({ n }) => n)).toEqual([1, 3]);
  expect(told).toEqual([`${file}, line 2`]);
  expect(() => journal.read(new Date(0))).toThrow('line 2');
});
