import { beforeEach, expect, test } from 'vitest';
import {
  type CallFigures,
  type MailFigures,
  readCallFigures,
  readMailFigures,
} from '../../src/nurture/touchpoints/touchpoint-store.ts';
import { type Day, isoFromDay } from '../../src/shared/calendar-day.ts';
import { emptyDatabase, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const TODAY = day('2026-06-15');
const SENT = TODAY - 60;
const GAP = 30;

beforeEach(() => emptyDatabase(db));

interface SeededMail {
  sent?: Day;
  /** UTC, of the day it was sent. */
  at?: string;
  state?: 'planned' | 'approved' | 'accepted' | 'failed';
  /** Column → days after it was sent. */
  came?: Partial<Record<'bounced_at' | 'answered_at' | 'replied_at' | 'complained_at', number>>;
  /** Usual gap of the thing it reminds of, and days after sending on which that was bought. */
  gap?: number;
  bought?: number;
  /** Its reader unsubscribed so many days after. */
  left?: number;
  customerId?: number;
}

const WAYS = {
  planned: [],
  approved: ['approved'],
  accepted: ['approved', 'claimed', 'sending', 'accepted'],
  failed: ['approved', 'claimed', 'sending', 'failed'],
} as const;

/** A mail and what became of it. Answers its customer. */
async function seedMail({ sent = SENT, at = '09:00', state = 'accepted', ...mail }: SeededMail) {
  const customerId = mail.customerId ?? (await seedCustomer(db));
  const addressHash = `hash ${customerId}`;
  if (mail.customerId === undefined) await seedContact(db, customerId, { addressHash });
  const { rows } = await db.$client.query<{ id: string }>(
    `insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state)
     select customer_id, id, 'reorder-reminder', 'en', $2::text, $2::date, $2::date + 5, '[]', 'planned'
     from contact where customer_id = $1 returning id`,
    [customerId, isoFromDay(sent)],
  );
  const id = rows[0]?.id;
  const moment = (days: number) => `${isoFromDay(sent + days)}T${at}:00Z`;
  for (const to of WAYS[state]) {
    const acceptedAt = to === 'accepted' ? moment(0) : null;
    await db.$client.query('update message set state = $2, accepted_at = $3 where id = $1', [
      id,
      to,
      acceptedAt,
    ]);
  }
  for (const [column, days] of Object.entries(mail.came ?? {}))
    await db.$client.query(`update message set ${column} = $2 where id = $1`, [id, moment(days)]);
  if (mail.gap !== undefined) await remind(id, customerId, { gap: mail.gap, sent, bought: mail.bought });
  if (mail.left !== undefined)
    await db.$client.query(
      `insert into suppression (address_hash, reason, source, at) values ($1, 'unsubscribed', 'test', $2)`,
      [addressHash, moment(mail.left)],
    );
  return customerId;
}

async function remind(
  messageId: string | undefined,
  customerId: number,
  { gap, sent, bought }: { gap: number; sent: Day; bought: number | undefined },
): Promise<void> {
  const productId = await seedProduct(db);
  await db.$client.query(
    `insert into message_item (message_id, position, product_id, product_name, quantity, reason)
     values ($1, 1, $2, 'Jar', 6, $3)`,
    [messageId, productId, JSON.stringify({ kind: 'due', usualGapDays: gap })],
  );
  if (bought !== undefined) await seedOrders(db, { customerId, productId, days: [sent + bought] });
}

async function mailFigures(timeZone = 'Europe/Helsinki') {
  return sums<MailFigures>(await readMailFigures(db, { since: TODAY - 365, today: TODAY, timeZone }));
}

async function callFigures() {
  return sums<CallFigures>(await readCallFigures(db, { since: TODAY - 365, today: TODAY }));
}

/** Over all months. */
function sums<Figures extends object>(rows: readonly Figures[]): Partial<Figures> {
  const found: Record<string, number> = {};
  for (const row of rows)
    for (const [name, count] of Object.entries(row))
      if (typeof count === 'number') found[name] = (found[name] ?? 0) + count;
  return found as Partial<Figures>;
}

test('each mail is counted for what became of it, and for nothing else', async () => {
  await seedMail({ state: 'planned' });
  await seedMail({ state: 'approved' });
  await seedMail({ state: 'failed', came: { bounced_at: 0 } });
  await seedMail({});
  await seedMail({ came: { bounced_at: 1 } });
  await seedMail({ came: { answered_at: 1, replied_at: 2 } });
  await seedMail({ came: { replied_at: 2 } });
  await seedMail({ came: { complained_at: 1 } });
  expect(await mailFigures()).toMatchObject({
    ...{ planned: 8, released: 7, accepted: 5, bounced: 2, answered: 2, spamReports: 1 },
    ...{ reminding: 0, reordered: 0, unsubscribed: 0 },
  });
});

test('bought again is a share of the reminders whose usual gap has run out, today’s orders not being in yet', async () => {
  await seedMail({ gap: GAP, bought: 10 });
  await seedMail({ gap: GAP, bought: GAP });
  await seedMail({ gap: GAP, bought: GAP + 1 });
  await seedMail({ gap: GAP });
  await seedMail({ sent: TODAY - GAP - 1, gap: GAP });
  // Not run out yet: bought or not, neither says anything of how many will.
  await seedMail({ sent: TODAY - GAP, gap: GAP });
  await seedMail({ sent: TODAY - 5, gap: GAP, bought: 2 });
  await seedMail({ state: 'planned', gap: GAP, bought: 2 });
  expect(await mailFigures()).toMatchObject({ reminding: 5, reordered: 2 });
});

test('unsubscribing is laid at the door of the last mail of the fourteen days before', async () => {
  await seedMail({ left: 13 });
  await seedMail({ left: 15 });
  const customerId = await seedMail({ sent: SENT - 5 });
  await seedMail({ customerId, left: 1 });
  expect(await mailFigures()).toMatchObject({ accepted: 4, unsubscribed: 2 });
});

test('a mail’s day is the supplier’s: what Sydney sends on Tuesday morning is Monday by Greenwich', async () => {
  // 08:00 in Sydney is 22:00 of the day before by Greenwich. Bought on the last day of its gap as Sydney counts.
  await seedMail({ at: '22:00', gap: GAP, bought: GAP + 1 });
  expect(await mailFigures('Australia/Sydney')).toMatchObject({ reminding: 1, reordered: 1 });
  expect(await mailFigures('UTC')).toMatchObject({ reminding: 1, reordered: 0 });
});

test('a call is counted by its outcome, and judged once its ninety days lie behind', async () => {
  const call = async (closed: Day, outcome: string | null, ordered?: number) => {
    const customerId = await seedCustomer(db);
    const productId = await seedProduct(db);
    if (ordered !== undefined) await seedOrders(db, { customerId, productId, days: [closed + ordered] });
    const { rows } = await db.$client.query<{ id: number }>(
      `insert into call_task (customer_id, purpose, signals, stake_cents, probability, raised_on, expires_on, state, closed_on)
       values ($1, 'retention', '[]', 1, 1, $2::date - 3, $2::date + 9, $3, $2) returning id`,
      [customerId, isoFromDay(closed), outcome === null ? 'expired' : 'done'],
    );
    if (outcome === null) return;
    await db.$client.query(
      `insert into call_outcome (task_id, customer_id, reached, mood, leaving_reason, "on")
       select $1, $2, reached, mood, leaving, $3
       from jsonb_to_record($4::jsonb) as said(reached text, mood text, leaving text)`,
      [rows[0]?.id, customerId, isoFromDay(closed), outcome],
    );
  };
  const heard = (mood: string, leaving?: string) => JSON.stringify({ reached: 'reached', mood, leaving });
  await call(TODAY - 91, heard('happy'), 90);
  await call(TODAY - 91, heard('neutral'), 91);
  await call(TODAY - 90, heard('unhappy', 'price'), 5);
  await call(TODAY - 120, JSON.stringify({ reached: 'not-reached' }));
  await call(TODAY - 120, null, 5);
  expect(await callFigures()).toMatchObject({
    ...{ raised: 5, made: 4, reached: 3, happy: 1, neutral: 1, unhappy: 1, leaving: 1 },
    ...{ judged: 3, kept: 1 },
  });
});
