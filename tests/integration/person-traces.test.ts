import { beforeEach, expect, test } from 'vitest';
import { addressHash } from '../../src/customers/address-hash.ts';
import { erasePerson } from '../../src/nurture/person/erase-person.ts';
import { exportPerson } from '../../src/nurture/person/export-person.ts';
import { ADDRESS_KEY } from '../support/import-text.ts';
import { answer } from '../support/incoming-mails.ts';
import { incomingStand } from '../support/incoming-stand.ts';
import { seedContact, seedCustomer } from '../support/seed.ts';
import { wooOrder } from '../support/shop-payloads.ts';
import { openShopStand } from '../support/shop-stand.ts';

const { db, rows, woo, work, states } = await openShopStand();
const stand = incomingStand(db);
const deps = { db, now: () => new Date('2026-11-24T10:00:00Z') };
const person = (address: string) => ({ address, addressHash: addressHash(address, ADDRESS_KEY) });
const [MAIJA, ANNA] = ['maija@firma.example.com', 'anna@firma.example.com'] as const;

beforeEach(() => db.$client.query('truncate inbox_mail, incoming_mail cascade'));

async function seedPerson(name: string, email: string): Promise<number> {
  const firstName = name.split(' ')[0] ?? null;
  const { addressHash: hash } = person(email);
  return seedContact(db, await seedCustomer(db), { name, firstName, email, addressHash: hash });
}

/** An order of a guest, who gives a name where she has one. */
function guestOrder(id: number, buyer: { first_name: string; last_name: string; email: string }) {
  const { billing } = wooOrder(id);
  return { ...wooOrder(id), customer_id: 0, billing: { ...billing, company: '', ...buyer } };
}

test('what a call quotes of a person’s mail is exported, and goes with her; the call stays', async () => {
  const written = await stand.wroteTo(MAIJA);
  await db.$client.query(`update contact set name = 'Maija Virtanen', first_name = 'Maija'`);
  await stand.receive(answer('Purkit tulivat rikki! T. Maija Virtanen', written, MAIJA));
  const her = { address: MAIJA, addressHash: written.addressHash };
  expect(JSON.stringify((await exportPerson(deps, her))?.tables.call_task)).toContain('T. Maija Virtanen');
  await erasePerson(deps, her);
  expect(await rows('select state, signals from call_task')).toMatchObject([
    { state: 'open', signals: [{ kind: 'unhappy', evidence: { saidBy: 'reply', words: null } }] },
  ]);
});

test('a guest of a shop, whose customer bears her name or her address, is erased there too', async () => {
  await woo('order.created', guestOrder(1, { first_name: 'Maija', last_name: 'Virtanen', email: MAIJA }));
  await woo('order.created', guestOrder(2, { first_name: '', last_name: '', email: ANNA }));
  await work();
  expect((await exportPerson(deps, person(ANNA)))?.tables.customer).toMatchObject([{ name: ANNA }]);
  await erasePerson(deps, person(MAIJA));
  await erasePerson(deps, person(ANNA));
  expect(await rows('select distinct name from customer')).toEqual([{ name: '(erased)' }]);
  expect(await rows('select count(*)::int as lines from order_line')).toEqual([{ lines: 2 }]);
});

test('of an address with a tag, or whose domain is no ASCII, every spelling is found', async () => {
  for (const [stored, asked] of [
    ['maija+tilaus@firma.example.com', MAIJA],
    ['maija@yhtiö.example.com', 'maija@yhtiö.example.com'],
  ] as const) {
    await seedPerson('Maija Virtanen', stored);
    const wire = stored.replace('yhtiö', 'xn--yhti-8qa');
    await db.$client.query(
      `insert into inbox_mail (mail_from, rcpt_to, raw) values ('us@example.com', array[$1], 'To: somebody')`,
      [wire],
    );
    expect((await exportPerson(deps, person(asked)))?.tables.inbox_mail).toHaveLength(1);
    await erasePerson(deps, person(asked));
    expect(await rows('select rcpt_to from inbox_mail')).toEqual([]);
  }
});

test('nothing of others is told or lost whose name only holds the person’s', async () => {
  await seedPerson('Anna Aalto', ANNA);
  await db.$client.query(
    `insert into audit_entry (at, by, kind, subjects, after) values (now(), 'Liisa', 'contact-changed', '{}', '{"name":"Johanna Aalto"}')`,
  );
  await woo(
    'order.created',
    guestOrder(1, { first_name: 'Johanna', last_name: 'Berg', email: 'johanna@b.example.com' }),
  );
  expect(Object.keys((await exportPerson(deps, person(ANNA)))?.tables ?? {})).toEqual(['contact']);
  await erasePerson(deps, person(ANNA));
  expect(await rows('select "after" from audit_entry')).toEqual([{ after: { name: 'Johanna Aalto' } }]);
});

test('an order that a shop told of and nobody has read yet stays the company’s, without the person', async () => {
  await seedPerson('Maija Virtanen', MAIJA);
  await woo('order.created', guestOrder(1, { first_name: 'Maija', last_name: 'Virtanen', email: MAIJA }));
  await erasePerson(deps, person(MAIJA));
  expect(await rows('select payload is null as gone from shop_delivery')).toEqual([{ gone: false }]);
  await work();
  expect(await states()).toEqual(['done']);
  expect(await rows('select payload from shop_delivery')).toEqual([{ payload: null }]);
});

test('days are told as they stand, wherever the clock of the machine is', async () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Europe/Helsinki';
  try {
    const { addressHash: hash } = await stand.wroteTo(MAIJA);
    const told = await exportPerson(deps, { address: MAIJA, addressHash: hash });
    expect(told?.tables.message).toMatchObject([{ decided_on: '2026-11-10', expires_on: '2026-11-15' }]);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
