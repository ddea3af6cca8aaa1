import { beforeEach, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { listCalls } from '../../src/calls/list-calls.ts';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { explainCustomer } from '../../src/nurture/explain-customer.ts';
import { handOverCustomer } from '../../src/nurture/hand-over-customer.ts';
import { takeBackCustomer } from '../../src/nurture/take-back-customer.ts';
import { readTimeline } from '../../src/nurture/timeline-store.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { createImporter } from '../support/import-text.ts';
import { emptyDatabase, seedContact, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const { take } = createImporter(db);
const TODAY = dayFromIso('2026-11-22') as number;
const BY = 'Liisa';
const deps = { db, now: () => new Date('2026-11-22T08:00:00Z'), supplier: { timeZone: 'Europe/Helsinki' } };

let customerId: number;

beforeEach(async () => {
  await emptyDatabase(db);
  await take('customers', 'id;name;careLevel\nK1;Kahvila Aamu;small\n');
  const { rows } = await db.$client.query<{ id: number }>('select id from customer');
  customerId = rows[0]?.id ?? 0;
  const productId = await seedProduct(db);
  await seedOrders(db, { customerId, productId, days: [TODAY - 60, TODAY - 30] });
});

async function levelOf(): Promise<unknown> {
  return (await db.$client.query('select care_level, named_person from customer')).rows[0];
}

async function verdict() {
  return (await explainCustomer({ db }, { customerId, day: TODAY }))?.decision.verdict;
}

test('a customer handed over gets nothing more by itself, and keeps its history', async () => {
  const contactId = await seedContact(db, customerId);
  const mail = { customerId, contactId, kind: 'check-in', language: 'en', period: 'p' } as const;
  await db
    .insert(messageTable)
    .values({ ...mail, decidedOn: '2026-11-20', expiresOn: '2026-11-25', signals: [] });
  expect(await handOverCustomer(deps, { customerId, person: 'Aino Salo', by: BY })).toEqual({
    withdrawn: 1,
    callsWithdrawn: 0,
  });
  expect(await levelOf()).toEqual({ care_level: 'named', named_person: 'Aino Salo' });
  expect(await verdict()).toEqual({ kind: 'stop', because: 'not-nurtured' });
  const kinds = (await readTimeline(db, customerId, 'Europe/Helsinki')).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['handed-over', 'order']));
});

test.each(['open', 'snoozed'] as const)(
  'a call that is %s leaves the list with the customer',
  async (state) => {
    const snoozedUntil = state === 'snoozed' ? '2026-11-25' : null;
    const call = { customerId, purpose: 'retention', signals: [], stakeCents: 1, probability: 1 } as const;
    await db
      .insert(callTaskTable)
      .values({ ...call, state, snoozedUntil, raisedOn: '2026-11-20', expiresOn: '2026-12-04' });
    const done = await handOverCustomer(deps, { customerId, person: 'Aino Salo', by: BY });
    expect(done).toEqual({ withdrawn: 0, callsWithdrawn: 1 });
    expect(await db.select().from(callTaskTable)).toMatchObject([
      { state: 'withdrawn', because: 'handed-over', closedOn: '2026-11-22', snoozedUntil: null },
    ]);
    const settings = DEFAULT_CARE_MODEL.calls;
    expect(await listCalls({ db, settings }, { today: TODAY })).toMatchObject({
      today: [],
      below: [],
      sleeping: [],
    });
  },
);

test('no import takes a customer from the person it was handed to', async () => {
  await handOverCustomer(deps, { customerId, person: 'Aino Salo', by: BY });
  await take('customers', 'id;name;careLevel;namedPerson\nK1;Kahvila Aamu;small;\n');
  expect(await levelOf()).toEqual({ care_level: 'named', named_person: 'Aino Salo' });
});

test('a customer taken back is nurtured again, and can be handed to somebody else', async () => {
  await handOverCustomer(deps, { customerId, person: 'Aino Salo', by: BY });
  await handOverCustomer(deps, { customerId, person: 'Ville Aho', by: BY });
  expect(await takeBackCustomer({ db }, { customerId, by: BY })).toBe(true);
  expect(await takeBackCustomer({ db }, { customerId, by: BY })).toBe(false);
  expect(await levelOf()).toEqual({ care_level: 'small', named_person: null });
  expect((await verdict())?.kind).not.toBe('stop');
  await take('customers', 'id;name;careLevel;namedPerson\nK1;Kahvila Aamu;small;\n');
  expect(await levelOf()).toEqual({ care_level: 'small', named_person: null });
});

test('a customer that does not exist is not handed over', async () => {
  expect(await handOverCustomer(deps, { customerId: 999, person: 'Aino Salo', by: BY })).toBeNull();
});
