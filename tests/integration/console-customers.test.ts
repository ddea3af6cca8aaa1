import { beforeEach, describe, expect, test } from 'vitest';
import { callTaskTable } from '../../src/calls/call-table.ts';
import { customerTable } from '../../src/customers/customer-table.ts';
import { messageTable } from '../../src/messages/message-table.ts';
import { type CustomerSort, listCustomers } from '../../src/nurture/customer-list-store.ts';
import { customerSnapshotTable } from '../../src/nurture/decision-table.ts';
import { auditEntryTable } from '../../src/staff/audit/audit-table.ts';
import { TODAY } from '../support/call-stories.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase, seedCarePerson, seedCustomer } from '../support/seed.ts';
import { seedDueCustomers } from '../support/seed-due-customers.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';

const { db } = await createTestDatabase();
const app = await startConsole(db);

let customer: number;

beforeEach(async () => {
  await emptyDatabase(db);
  await seedDueCustomers(db, 1, TODAY);
  customer = (await standing()).id;
});

function press(what: string, form: Record<string, string> = {}) {
  const payload = new URLSearchParams(form).toString();
  return app.inject({
    method: 'POST',
    url: `/console/customers/${customer}/${what}`,
    headers: OWN_FORM,
    payload,
  });
}

async function standing() {
  const [row] = await db.select().from(customerTable);
  return row as typeof customerTable.$inferSelect;
}

async function lastChange() {
  const entries = await db.select().from(auditEntryTable);
  return entries.at(-1);
}

describe('what a person does about a customer', () => {
  test('a call asked for stands on the list with what is noticed and the note on top', async () => {
    await seedCarePerson(db, { name: 'Liisa Laine', email: 'liisa@example.com' });
    const sent = await press('call', { purpose: 'retention', note: 'Met them at the fair.' });
    expect(sent.headers.location).toBe(`/console/customers/${customer}?told=called`);
    const [task] = await db.select().from(callTaskTable);
    expect(task).toMatchObject({ customerId: customer, state: 'open', purpose: 'retention' });
    expect(task?.signals.map(({ kind }) => kind)).toContain('item-due');
    const card = await app.inject({ url: `/console/calls/${task?.id}` });
    expect(card.body).toContain('Met them at the fair.');
    expect(await lastChange()).toMatchObject({ kind: 'call-raised', subjects: { callTask: [task?.id] } });
  });

  test('after a call closed today no second one is put on the list', async () => {
    await press('call', { purpose: 'growth' });
    await db.update(callTaskTable).set({ state: 'done', closedOn: '2011-06-15' });
    const again = await press('call', { purpose: 'growth', note: 'Ask for Aino' });
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('rung this customer today already');
    expect(again.body).toMatch(/value="growth"[^>]* checked/);
    expect(again.body).toContain('>Ask for Aino</textarea>');
    expect(await db.select().from(callTaskTable)).toHaveLength(1);
  });

  test('a message that fits is planned, once; one that does not fit is answered with why not', async () => {
    const page = await app.inject({ url: `/console/customers/${customer}` });
    expect(page.body).toContain('value="reorder-reminder"');
    expect(page.body).toContain('The customer has not come back after a silence lately.');
    expect((await press('write', { kind: 'reorder-reminder' })).headers.location).toContain('told=written');
    expect(await db.select().from(messageTable)).toMatchObject([
      { customerId: customer, kind: 'reorder-reminder', state: 'planned' },
    ]);
    expect(await lastChange()).toMatchObject({
      kind: 'message-written',
      after: { kind: 'reorder-reminder' },
    });
    expect((await press('write', { kind: 'reorder-reminder' })).statusCode).toBe(422);
    expect((await press('write', { kind: 'welcome-back' })).statusCode).toBe(422);
    expect(await db.select().from(messageTable)).toHaveLength(1);
  });

  test('left in peace until a day to come, and the peace ended again', async () => {
    expect((await press('peace', { until: '2011-06-15' })).body).toContain('must lie after today');
    expect((await press('peace', { until: '2011-09-01' })).headers.location).toContain('told=left-alone');
    expect((await standing()).leaveAloneUntil).toBe('2011-09-01');
    expect(await lastChange()).toMatchObject({
      kind: 'customer-changed',
      subjects: { customer: [customer] },
      before: { leaveAloneUntil: null },
      after: { leaveAloneUntil: '2011-09-01' },
    });
    await press('peace', { until: '' });
    expect(await lastChange()).toMatchObject({ before: { leaveAloneUntil: '2011-09-01' } });
    expect((await standing()).leaveAloneUntil).toBeNull();
  });

  test('given to a person and taken back; closed, only when sure, and opened again', async () => {
    await press('hand-over', { person: 'Liisa Laine' });
    expect(await standing()).toMatchObject({ namedPerson: 'Liisa Laine', careLevel: 'named' });
    expect(await lastChange()).toMatchObject({
      before: { careLevel: 'small', handedOver: false },
      after: { careLevel: 'named', handedOver: true },
    });
    await press('take-back');
    expect(await standing()).toMatchObject({ namedPerson: null, careLevel: 'small' });
    expect((await press('take-back')).statusCode).toBe(422);
    expect((await press('close')).statusCode).toBe(422);
    await press('close', { sure: 'yes' });
    expect((await standing()).closedOn).toBe('2011-06-15');
    expect((await press('call', { purpose: 'service' })).statusCode).toBe(422);
    await press('reopen');
    expect((await standing()).closedOn).toBeNull();
    expect(await lastChange()).toMatchObject({ before: { closed: true }, after: { closed: false } });
  });

  test.each([
    ['peace', { until: '2011-09-01' }],
    ['hand-over', { person: 'Liisa Laine' }],
    ['close', { sure: 'yes' }],
  ])('%s of a customer who does not exist is no change, and says so', async (what, form) => {
    customer = 999_999;
    expect((await press(what, form)).statusCode).toBe(404);
    expect(await lastChange()).toBeUndefined();
  });
});

describe('the list', () => {
  async function names(sort: CustomerSort, descending: boolean, text = '') {
    const found = await listCustomers(db, { text, sort, descending, offset: 0, limit: 10 });
    return found.customers.map(({ name }) => name);
  }

  test('is sorted by any column, what is not known last either way, and searched by name, town and number', async () => {
    const plain = { changedOn: '2011-06-15', verdict: 'wait', because: 'all-well', heldOut: false };
    for (const [name, yearValueCents, lastOrderOn] of [
      ['Aamu', 500, '2011-06-01'],
      ['Ilta', 900, '2011-05-01'],
    ] as const) {
      const customerId = await seedCustomer(db, { name, city: name === 'Aamu' ? 'Oulu' : 'Turku' });
      await db
        .insert(customerSnapshotTable)
        .values({ customerId, ...plain, signals: [], orderDays: 3, yearValueCents, lastOrderOn });
    }
    expect(await names('value', true)).toEqual(['Ilta', 'Aamu', 'Customer 1']);
    expect(await names('value', false)).toEqual(['Aamu', 'Ilta', 'Customer 1']);
    expect(await names('last', true)).toEqual(['Aamu', 'Ilta', 'Customer 1']);
    expect(await names('name', false)).toEqual(['Aamu', 'Customer 1', 'Ilta']);
    for (const sort of ['stage', 'signals', 'next'] as const) expect(await names(sort, true)).toHaveLength(3);
    expect(await names('name', false, 'our')).toEqual([]);
    expect(await names('name', false, 'oul')).toEqual(['Aamu']);
    expect(await names('name', false, 'd1')).toEqual(['Customer 1']);
    expect(await names('name', false, '%')).toEqual([]);
  });

  test('pages through everybody, and says what to do when nobody is there', async () => {
    const { customers, total } = await listCustomers(db, {
      ...{ text: '', sort: 'name', descending: false, offset: 1, limit: 1 },
    });
    expect({ customers, total }).toEqual({ customers: [], total: 1 });
    await emptyDatabase(db);
    const page = await app.inject({ url: '/console/customers' });
    expect(page.body).toContain('They come with the first file of orders.');
  });
});
