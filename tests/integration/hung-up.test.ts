import { expect, test } from 'vitest';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import type { JournalLine } from '../../src/messages/restored/sent-journal.ts';
import { MailHeldBack, MailNotTaken, type MailOut } from '../../src/platform/outgoing-mail.ts';
import {
  countStates,
  deliveryStand,
  readMessages,
  seedPlanned,
  TUESDAY_TEN,
} from '../support/message-stand.ts';
import { DELIVERY, openSendingStand } from '../support/sending-stand.ts';

const { db, server, withMailOut, release } = await openSendingStand();

const HELD_BACK = new MailHeldBack('held back before its first byte');
/** Said while the first bytes were already on their way. */
const TIMED_OUT = new MailNotTaken({
  ...{ step: 'body' as const, code: 421, enhanced: null, answer: '421 Timeout - closing connection' },
  bodyStarted: true,
});
const bodyTrouble = { step: 'body', bodyStarted: true } as const;
const DROPPED = new MailNotTaken({ ...bodyTrouble, code: null, enhanced: null, answer: 'connection closed' });
const REFUSED = new MailNotTaken({ ...bodyTrouble, code: 554, enhanced: '5.6.0', answer: '554 5.6.0 no' });

/** A mail server that hangs up while it waits for the first byte, the database having taken `seconds` to answer. */
function hangingUp(seconds: number, clock: { ms: number }, how: MailNotTaken): MailOut {
  const send: MailOut['send'] = async (_mail, leave) => {
    const asked = leave?.mayBegin();
    clock.ms += seconds * 1_000;
    await asked;
    throw how;
  };
  return { send, close: async () => undefined };
}

const AT_ONCE = { attempt: 0, least: 0, most: 60 };
const LATER = { attempt: 1, least: 1800, most: 3600 };

test.each([
  ['at once, where the database kept the mail server waiting', 60, HELD_BACK, AT_ONCE],
  ['at once, where it said so just when the first byte left', 60, TIMED_OUT, AT_ONCE],
  ['after half an hour, where the mail server had no such reason', 1, HELD_BACK, LATER],
  ['after half an hour, where it named no such reason', 1, TIMED_OUT, LATER],
])('a mail on which the mail server hung up goes again %s', async (_name, seconds, how, wanted) => {
  await seedPlanned(db, 1);
  await release();
  const clock = { ms: TUESDAY_TEN.getTime() };
  const now = () => new Date(clock.ms);
  const written: JournalLine[] = [];
  const journal = { write: (line: JournalLine) => void written.push(line) };
  const deps = await deliveryStand(db, hangingUp(seconds, clock, how), { now, journal });
  const report = await deliverMessages(deps, { ...DELIVERY, limit: 1 });
  // Whoever sets the database back is not told that it may have gone.
  expect(written).toMatchObject([{ to: 'sending' }, { to: 'deferred' }]);
  expect(report).toMatchObject({ deferred: 1, stopped: null });
  const [message] = await readMessages(db);
  expect(message).toMatchObject({ state: 'deferred', attempt: wanted.attempt });
  const waits = ((message?.sendAfter?.getTime() ?? 0) - TUESDAY_TEN.getTime()) / 1_000;
  expect(waits).toBeGreaterThanOrEqual(wanted.least);
  expect(waits).toBeLessThanOrEqual(wanted.most);
  clock.ms += 3_600_000;
  await withMailOut(async (mailOut) => deliverMessages(await deliveryStand(db, mailOut, { now }), DELIVERY));
  expect(await countStates(db)).toEqual({ accepted: 1 });
  expect(server.mails).toHaveLength(1);
});

test.each([
  ['taken', null, { accepted: 1 }],
  ['left in doubt', DROPPED, { uncertain: 1 }],
  ['refused', REFUSED, { failed: 1 }],
])(
  'a mail that was %s after the database had kept the mail server waiting is not sent again',
  async (_name, trouble, wanted) => {
    await seedPlanned(db, 1);
    await release();
    const clock = { ms: TUESDAY_TEN.getTime() };
    const now = () => new Date(clock.ms);
    const late: MailOut = {
      send: async (_mail, leave) => {
        const asked = leave?.mayBegin();
        clock.ms += 60_000;
        await asked;
        if (trouble) throw trouble;
        return { answer: '250 2.0.0 queued as 1' };
      },
      close: async () => undefined,
    };
    await deliverMessages(await deliveryStand(db, late, { now }), { ...DELIVERY, limit: 1 });
    expect(await countStates(db)).toEqual(wanted);
    clock.ms += 3_600_000;
    await withMailOut(async (mailOut) =>
      deliverMessages(await deliveryStand(db, mailOut, { now }), DELIVERY),
    );
    expect(server.mails).toHaveLength(0);
  },
);
