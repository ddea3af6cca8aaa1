import { beforeEach, expect, test } from 'vitest';
import { countBadReturns } from '../../../src/messages/pace/alarm-store.ts';
import { endPauses, openPause } from '../../../src/messages/pause-store.ts';
import { followNoes } from '../../../src/messages/restored/follow-noes.ts';
import type { JournalLine } from '../../../src/messages/restored/sent-journal.ts';
import { ANNA, answer, bounce, returnPath, spamReport } from '../../support/incoming-mails.ts';
import { incomingStand, type Written } from '../../support/incoming-stand.ts';
import { TUESDAY_TEN } from '../../support/message-stand.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';

const { db } = await createTestDatabase();
const HOUR_MS = 3_600_000;
let clock = TUESDAY_TEN;
const now = () => clock;
const stand = incomingStand(db, now);
beforeEach(async () => {
  clock = TUESDAY_TEN;
  await emptyDatabase(db);
});

/** What came on Tuesday at ten is read hours later, as from a mailbox that nobody could reach. */
const LATE = { receivedAt: TUESDAY_TEN };

test.each<[string, (written: Written) => string]>([
  ['an objection', (written) => answer('Lopettakaa viestit!', written)],
  [
    'a press on the mail program’s button',
    ({ messageId }) => `From: ${ANNA}\nSubject: unsubscribe ${messageId}\n\n`,
  ],
  ['a spam report', spamReport],
  ['a bounce', () => bounce('5.1.1', 'No such user')],
])('%s that is read late is written down beside the database all the same', async (_, mail) => {
  const lines: JournalLine[] = [];
  const written = await stand.wroteTo(ANNA);
  const follow = followNoes({ db, now, journal: { write: (line) => lines.push(line) } });
  clock = new Date(TUESDAY_TEN.getTime() + 5 * HOUR_MS);
  await follow();
  await stand.receive(mail(written), { ...LATE, rcptTo: [returnPath(written)] });
  await follow();
  expect(lines).toMatchObject([{ no: { addressHash: written.addressHash } }]);
});

test('a report that lay unread while a person let sending go on counts towards the next stop', async () => {
  const [reported, bounced] = [await stand.wroteTo(ANNA), await stand.wroteTo('eero@shop.example.com')];
  for (const cause of ['spam-reports', 'hard-bounces'] as const)
    await openPause(db, { cause, because: 'too many' }, now());
  clock = new Date(TUESDAY_TEN.getTime() + HOUR_MS);
  await endPauses(db, now());
  clock = new Date(TUESDAY_TEN.getTime() + 2 * HOUR_MS);
  await stand.receive(spamReport(reported), LATE);
  await stand.receive(bounce('5.1.1', 'No such user', { recipient: 'eero@shop.example.com' }), {
    ...LATE,
    rcptTo: [returnPath(bounced)],
  });
  expect(await countBadReturns(db)).toMatchObject({ complained: 1, bounced: 1 });
});
