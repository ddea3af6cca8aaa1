import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { CallOutcome } from '../../src/calls/call-outcome.ts';
import { recordOutcome } from '../../src/calls/record-outcome.ts';
import { consentEventTable } from '../../src/customers/customer-table.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { saveCareModel } from '../../src/nurture/care-model-store.ts';
import { reviewBatch } from '../../src/nurture/review-batch.ts';
import { takeAnswer } from '../../src/nurture/satisfaction/take-answer.ts';
import { readStagePath } from '../../src/nurture/stage-store.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { closeComplaints } from '../../src/orders/open-complaint-store.ts';
import { isoFromDay } from '../../src/shared/calendar-day.ts';
import { seedComplaint, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { day } from '../support/story.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();

/** A Monday. The story counts its days from here. */
const FIRST = day('2024-01-08');
const DAY_MS = 86_400_000;
/** A good talk. */
const HEARD: CallOutcome = {
  reached: 'reached',
  mood: 'happy',
  leavingReason: null,
  reasonRight: null,
  note: null,
  followUpOn: null,
  complaintClosed: false,
};

const coffee = await seedProduct(db, { name: 'Coffee', category: 'Coffee' });
const cafe = await seedCustomer(db, { name: 'Café Aalto', industry: '56.10', employees: 6 });
const contactId = await seedContact(db, cafe, {
  email: 'aino@example.com',
  addressHash: 'hash of aino',
  legalClass: 'role',
});
await db.insert(consentEventTable).values({ contactId, basis: 'existing-customer', source: 'a test' });
await seedSteadyOthers(24);

/** Cafés that a person cares for and that simply go on: against them one sees that this one changes. */
async function seedSteadyOthers(count: number): Promise<void> {
  for (let other = 0; other < count; other++) {
    const customerId = await seedCustomer(db, { industry: '56.10', employees: 6, careLevel: 'named' });
    const days = Array.from({ length: 108 }, (_, i) => FIRST - 400 + i * 14 + (other % 14));
    const amountCents = 20_000 + 2_000 * other;
    await seedOrders(db, { customerId, productId: coffee, days, amountCents });
  }
}

interface Habit {
  from: number;
  to: number;
  every: number;
  euros: number;
}

async function ordersComing({ from, to, every, euros }: Habit): Promise<void> {
  const days = [];
  for (let at = from; at <= to; at += every) days.push(FIRST + at);
  await seedOrders(db, { customerId: cafe, productId: coffee, days, amountCents: euros * 100 });
}

/** Every third night of a stretch; what lies between two stretches is as it was. */
async function nights(from: number, to: number): Promise<void> {
  for (let night = from; night <= to; night += 3) {
    const today = FIRST + night;
    for (const batch of await startReview({ db }, { day: today }))
      await reviewBatch({ db }, { day: today, batch });
  }
}

async function rows<Row>(query: string, ...values: unknown[]): Promise<Row[]> {
  return (await db.$client.query(query, values)).rows as Row[];
}

async function stage(): Promise<string | undefined> {
  return (await readStagePath(db, cafe)).at(-1)?.stage;
}

/** Letters decided from one day to another, in order. */
async function letters(from: number, to: number): Promise<string[]> {
  const found = await rows<{ kind: string }>(
    'select kind from message where customer_id = $1 and decided_on between $2 and $3 order by decided_on',
    ...[cafe, isoFromDay(FIRST + from), isoFromDay(FIRST + to)],
  );
  return found.map(({ kind }) => kind);
}

/** Purposes of the calls that wait to be made. */
async function calls(): Promise<string[]> {
  const found = await rows<{ purpose: string }>(
    "select purpose from call_task where customer_id = $1 and state = 'open'",
    cafe,
  );
  return found.map(({ purpose }) => purpose);
}

/** Somebody rings, and writes down what was heard. */
async function talk(on: number, heard: Partial<CallOutcome> = {}): Promise<void> {
  const [task] = await rows<{ id: number }>(
    "select id from call_task where customer_id = $1 and state = 'open'",
    cafe,
  );
  const outcome = { ...HEARD, ...heard, taskId: task?.id ?? 0, byPerson: null, attemptsSeen: null };
  const settings = DEFAULT_CARE_MODEL.calls;
  const recorded = await recordOutcome({ db, settings, closeComplaints }, { ...outcome, today: FIRST + on });
  expect(recorded).toMatchObject({ ok: true });
}

/** Its buyer presses an answer under the last mail of a kind that asks. */
async function answers(kind: 'after-complaint', on: number, score: number): Promise<void> {
  const at = (hours: number) => new Date((FIRST + on) * DAY_MS + hours * 3_600_000);
  const [mail] = await db.select().from(messageTable).where(eq(messageTable.kind, kind));
  const messageId = mail?.id ?? '';
  await db
    .update(messageTable)
    .set({ acceptedAt: at(8) })
    .where(eq(messageTable.id, messageId));
  const press = { score, comment: null, shownAt: at(11.9) };
  const deps = { db, supplier: TEST_SUPPLIER, now: () => at(12) };
  const kept = await takeAnswer(deps, { messageId, contactId, customerId: cafe }, press);
  expect(kept).toMatchObject({ score, doubtful: null });
}

describe('the life of Café Aalto, chapter by chapter', async () => {
  const { calls: byDefault } = DEFAULT_CARE_MODEL;
  const careModel = {
    ...DEFAULT_CARE_MODEL,
    holdOut: { share: 0, salt: 'salt of the tests' },
    calls: { ...byDefault, minStakeCents: 50_000 },
  };
  await saveCareModel(db, careModel, 'test');

  test('its first order is answered with a welcome, and two weeks later it is asked how that went', async () => {
    await ordersComing({ from: -1, to: -1, every: 14, euros: 200 });
    await nights(0, 18);
    expect(await stage()).toBe('new');
    expect(await letters(0, 18)).toEqual(['welcome', 'first-weeks']);
  });

  test('it settles in with its second order, and is reminded of its coffee once it has a rhythm', async () => {
    await ordersComing({ from: 28, to: 420, every: 14, euros: 200 });
    await nights(30, 33);
    expect(await stage()).toBe('settling');
    await nights(84, 96);
    expect(await stage()).toBe('established');
    expect(await letters(84, 96)).toEqual(['reorder-reminder']);
    expect(await calls()).toEqual([]);
  });

  test('it complains twice: a person is asked to call, and nothing is sold meanwhile', async () => {
    await seedComplaint(db, cafe, { openedOn: isoFromDay(FIRST + 127) });
    await seedComplaint(db, cafe, { openedOn: isoFromDay(FIRST + 130) });
    await nights(132, 138);
    expect(await calls()).toEqual(['service']);
    expect(await letters(132, 138)).toEqual([]);
  });

  test('it is called and tells that all is settled, and is asked by mail whether that is so', async () => {
    await talk(139, { complaintClosed: true });
    await nights(141, 150);
    expect(await calls()).toEqual([]);
    expect(await letters(139, 150)).toEqual(['after-complaint']);
  });

  test('it is content: no call follows, and its coffee is sold to it again', async () => {
    await answers('after-complaint', 152, 1);
    await nights(156, 180);
    expect(await calls()).toEqual([]);
    expect(await letters(156, 180)).toContain('reorder-reminder');
  });

  test('it grows, and a person calls to hear what it is up to', async () => {
    await ordersComing({ from: 424, to: 564, every: 7, euros: 300 });
    await nights(480, 501);
    expect(await calls()).toEqual(['growth']);
    await talk(502);
    await nights(504, 507);
    expect(await calls()).toEqual([]);
  });

  test('it fades: orders come seldom and small, and a person calls before it is gone', async () => {
    await ordersComing({ from: 592, to: 704, every: 28, euros: 100 });
    await nights(660, 690);
    expect(await stage()).toBe('fading');
    expect(await calls()).toEqual(['retention']);
    await talk(691, { mood: 'neutral', note: 'A new owner, who has friends in the trade.' });
  });

  test('it falls silent and is lost; after a last call one farewell leaves the door open', async () => {
    await nights(780, 786);
    expect(await stage()).toBe('silent');
    await nights(884, 887);
    expect(await stage()).toBe('lost');
    expect(await calls()).toEqual(['retention']);
    await talk(888, { mood: 'neutral', note: 'Buys from the friend for now.' });
    await nights(890, 911);
    expect(await letters(780, 911)).toEqual(['farewell']);
    await nights(950, 956);
    expect(await letters(912, 956)).toEqual([]);
    expect(await calls()).toEqual([]);
  });

  test('it comes back, and is welcomed back', async () => {
    await ordersComing({ from: 961, to: 961, every: 14, euros: 200 });
    await nights(962, 968);
    expect(await stage()).toBe('returned');
    expect(await letters(962, 968)).toEqual(['welcome-back']);
  });

  test('whoever opens its page reads the whole of it', async () => {
    const stages = (await readStagePath(db, cafe)).map((one) => one.stage);
    expect(stages).toEqual(['new', 'settling', 'established', 'fading', 'silent', 'lost', 'returned']);
  });
});
