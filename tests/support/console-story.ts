import { callTaskTable } from '../../src/calls/call-table.ts';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { inboxMailTable } from '../../src/messages/inbox-table.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { reviewRunTable } from '../../src/nurture/review-run-table.ts';
import type { Database } from '../../src/platform/database.ts';
import { complaints, growing, lostItem, raiseFor, silent, TODAY } from './call-stories.ts';
import { seedCarePerson, seedComplaint, seedContact, seedCustomer, seedOrders, seedProduct } from './seed.ts';

/** A morning with something on every screen. Answers what tests look for. */
export async function tellConsoleStory(db: Database): Promise<{ bakery: number; taskId: number }> {
  const person = await seedCarePerson(db, {
    name: 'Liisa Laine',
    email: 'liisa@example.com',
    callsPerDay: 2,
  });
  await seedCarePerson(db, { name: 'Matti Mäki', email: 'matti@example.com', callsPerDay: 1 });
  const bakery = await seedCustomer(db, { name: 'Leipomo Kultakuori', city: 'Oulu', industry: '10.71' });
  await seedContact(db, bakery, {
    name: 'Aino Virtanen',
    firstName: 'Aino',
    language: 'fi',
    email: 'aino@example.com',
  });
  const flour = await seedProduct(db, { name: 'Organic wheat flour 10 kg', unit: 'sacks' });
  const paper = await seedProduct(db, { name: 'Baking paper 500 sheets', unit: 'boxes' });
  await seedOrders(db, { customerId: bakery, productId: flour, days: daysBack(105, 14, 12), quantity: 12 });
  await seedOrders(db, {
    customerId: bakery,
    productId: paper,
    days: daysBack(103, 42, 5),
    amountCents: 4_550,
  });
  await seedComplaint(db, bakery, {
    openedOn: '2011-06-06',
    about: 'Delivery',
    words: 'Two sacks arrived torn, for the second time.',
  });
  await raiseCalls(db, [
    raiseFor(bakery, {
      purpose: 'service',
      signals: [complaints, silent],
      stakeCents: 1_240_000,
      probability: 0.9,
    }),
  ]);
  const [task] = await db.select().from(callTaskTable);
  await raiseOthers(db, flour, person);
  await planOne(db, bakery, flour);
  await keepMail(db);
  await saveCareModel(db, { ...(await readCareModel(db)).settings, mode: 'approve' }, 'test');
  await db
    .insert(reviewRunTable)
    .values({ day: '2011-06-15', state: 'done', careModelVersion: 1, tally: TALLY });
  return { bakery, taskId: task?.id as number };
}

const TALLY = {
  customers: 398,
  signals: { 'item-due': 61, silent: 44, late: 29, 'lost-item': 17, growing: 9, complaints: 3 },
  messages: { 'reorder-reminder/fi': 1 },
  calls: { service: 1, growth: 1, retention: 2 },
  heldOut: { 'reorder-reminder': 12 },
  waits: {
    'all-well': 261,
    'nothing-to-say': 62,
    'customer-had-message': 33,
    'no-consent': 12,
    'open-complaint': 3,
  },
};

function daysBack(lastAgo: number, gap: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => TODAY - lastAgo - i * gap).reverse();
}

async function raiseOthers(db: Database, productId: number, person: number): Promise<void> {
  const others = [
    {
      name: 'Café Nordströms & Söner',
      language: 'sv',
      purpose: 'growth',
      signals: [growing],
      stakeCents: 640_000,
    },
    {
      name: 'Hotelli Rantakulma',
      language: 'fi',
      purpose: 'retention',
      signals: [silent],
      stakeCents: 510_000,
    },
    {
      name: 'Little Corner Shop',
      language: 'en',
      purpose: 'retention',
      signals: [lostItem(productId)],
      stakeCents: 180_000,
    },
  ] as const;
  for (const { name, language, ...raise } of others) {
    const customer = await seedCustomer(db, { name });
    await seedContact(db, customer, { name: 'Kim Berg', language, phone: '+358 50 000 0002' });
    await raiseCalls(db, [raiseFor(customer, raise)]);
  }
  await db.update(callTaskTable).set({ assignedTo: person });
}

async function planOne(db: Database, customerId: number, productId: number): Promise<void> {
  const contactId = await seedContact(db, customerId, {
    name: 'Olli Orava',
    language: 'en',
    email: 'olli@example.com',
  });
  const reason = {
    kind: 'due',
    usualGapDays: 14,
    daysSince: 15,
    purchases: 12,
    replacesProductId: null,
  } as const;
  const item = {
    productId,
    productName: 'Organic wheat flour 10 kg',
    unit: 'sacks',
    otherProductName: null,
    quantity: 12,
    reason,
  };
  await planMessages(db, [
    {
      ...{ customerId, contactId, kind: 'reorder-reminder', language: 'en', period: '2011-06-15' },
      ...{ decidedOn: TODAY, expiresOn: TODAY + 5, signals: ['item-due'], items: [item] },
    },
  ]);
}

async function keepMail(db: Database): Promise<void> {
  const raw = [
    'From: Liisa <care@supplier.example.com>',
    'To: Olli Orava <olli@example.com>',
    'Subject: Time for flour?',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello Olli, is it time for flour?',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><head></head><body><h1>Hello Olli</h1><script>document.title="run"</script><img src="https://tracker.example.com/p.gif"><a href="https://example.com/reorder">Reorder</a></body></html>',
    '--b--',
    '',
  ].join('\r\n');
  await db.insert(inboxMailTable).values({
    mailFrom: 'care@supplier.example.com',
    rcptTo: ['olli@example.com'],
    messageId: '<1@example.com>',
    subject: 'Time for flour?',
    fromHeader: 'Liisa <care@supplier.example.com>',
    toHeader: 'Olli Orava <olli@example.com>',
    raw: Buffer.from(raw),
  });
}
