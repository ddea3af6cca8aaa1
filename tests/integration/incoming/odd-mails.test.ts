import { beforeEach, expect, test } from 'vitest';
import { callTaskTable } from '../../../src/calls/call-table.ts';
import { addressHash } from '../../../src/customers/address-hash.ts';
import { isSuppressed } from '../../../src/customers/suppression-store.ts';
import { keepIncoming } from '../../../src/messages/incoming/incoming-store.ts';
import { incomingMailTable } from '../../../src/messages/incoming/incoming-table.ts';
import { readIncoming } from '../../../src/nurture/incoming/read-incoming.ts';
import { ANNA, answer, spamReport } from '../../support/incoming-mails.ts';
import { incomingStand } from '../../support/incoming-stand.ts';
import { TUESDAY_TEN } from '../../support/message-stand.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';

const { db } = await createTestDatabase();
const stand = incomingStand(db);
beforeEach(() => emptyDatabase(db));

test.each(['not-spam', 'auth-failure', 'dkim'])(
  'feedback of a provider that is no complaint (%s) stops nobody and asks nothing of anybody',
  async (type) => {
    const written = await stand.wroteTo(ANNA);
    const raw = spamReport(written).replace('Feedback-Type: abuse', `Feedback-Type: ${type}`);
    expect(await stand.receive(raw)).toMatchObject({ kind: 'receipt', state: 'read' });
    expect(await isSuppressed(db, written.addressHash)).toBe(false);
  },
);

test.each([
  ['a drawn face just where the call quotes it', (words: string) => `${words.padEnd(299, '.')}😡`],
  ['a zero byte', (words: string) => `${words}\0`],
  ['half a letter', (words: string) => `${words}&#xD83D;`],
])('a reply that complains and says no is both, whatever stands in it: %s', async (_name, write) => {
  const written = await stand.wroteTo(ANNA);
  const raw = answer(write('Reklamaatio: rikki! Lopettakaa viestit.'), written);
  const html = raw.replace('text/plain', 'text/html');
  const row = await stand.receive(_name === 'half a letter' ? html : raw);
  expect(row).toMatchObject({ task: 'confirm-stop', grave: true });
  expect(await isSuppressed(db, written.addressHash)).toBe(true);
  expect(await db.select().from(callTaskTable)).toHaveLength(1);
});

test.each([
  ['Lopettakaa mainosten lähettäminen', 'Terveisin\nAnna Virtanen'],
  ['Sluta skicka mejl', 'Hälsningar\nAnna'],
  ['Unsubscribe', 'Best regards,\nAnna\nShop Oy'],
])(
  'a reply that says no in its subject, above a greeting alone, stops the mails too: %s',
  async (subject, words) => {
    const written = await stand.wroteTo(ANNA);
    const raw = answer(words, written).replace('Re: Time for jam jars?', subject);
    expect(await stand.receive(raw)).toMatchObject({ task: 'confirm-stop' });
    expect(await isSuppressed(db, written.addressHash)).toBe(true);
  },
);

test('a reply below a subject of ours that it answers is read by its own words alone', async () => {
  const written = await stand.wroteTo(ANNA);
  const raw = answer('Tilaan 12 purkkia.', written).replace('Re: Time for', 'VS: Please stop by for');
  expect(await stand.receive(raw)).toMatchObject({ task: 'answer', stopWords: null });
});

test('a mail program’s own unsubscribe of somebody unknown holds for the day when an import brings the address', async () => {
  const { addressKey } = stand.deps;
  const raw = `From: x@unknown.example\nTo: care@supplier.example.com\nSubject: unsubscribe\nMessage-ID: <u@unknown.example>\n\n`;
  expect(await stand.receive(raw)).toMatchObject({ kind: 'unsubscribe', contactId: null });
  expect(await isSuppressed(db, addressHash('x@unknown.example', addressKey))).toBe(true);
});

test('a mail that ends whoever reads it, again and again, is shown to a person at last', async () => {
  const written = await stand.wroteTo(ANNA);
  const dying = {
    ...stand.deps,
    parser: { ...stand.deps.parser, parse: () => Promise.reject(new Error('the reader ended')) },
  };
  const raw = Buffer.from(answer('Tilaan 12 purkkia.', written));
  const place = {
    source: 'inbox',
    mailFrom: null,
    rcptTo: [],
    receivedAt: TUESDAY_TEN,
    cut: false,
  } as const;
  await keepIncoming(db, { ...place, sourceKey: 'ends its reader', raw });
  for (let times = 0; times < 5; times++) await expect(readIncoming(dying)).rejects.toThrow('ended');
  await readIncoming(dying);
  const [row] = await db.select().from(incomingMailTable);
  expect(row).toMatchObject({ state: 'to-do', task: 'read-original', answer: 'ended-its-reader' });
});
