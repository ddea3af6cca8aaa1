import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { askLater } from '../../src/messages/ask-later.ts';
import { findLinkedMessage, type LinkedMessage } from '../../src/messages/link-target-store.ts';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { savePreferences } from '../../src/messages/save-preferences.ts';
import { unsubscribe } from '../../src/messages/unsubscribe.ts';
import { handOverCustomer } from '../../src/nurture/hand-over-customer.ts';
import { callInstead } from '../../src/nurture/incoming/call-instead.ts';
import { erasePerson } from '../../src/nurture/person/erase-person.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { countWaitingFor } from '../support/count-waiting-for.ts';
import { answer, returnPath } from '../support/incoming-mails.ts';
import { incomingStand, type Written } from '../support/incoming-stand.ts';
import { planFor } from '../support/message-stand.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db: before, url } = await createTestDatabase();
// The one who waits first asks first whether it waits for ever, and is ended then: long enough for the other to come.
await before.$client.query(
  `do $$ begin execute format('alter database %I set deadlock_timeout = ''3s''', current_database()); end $$`,
);
const db = openDatabase(url, { max: 20, onError: () => undefined });
afterAll(() => db.$client.end());
const stand = incomingStand(db);
const deps = { db, now: stand.deps.now, supplier: TEST_SUPPLIER };

/** What a person said of the mails, on a page or in the console. */
type Word = (linked: LinkedMessage, written: Written & { address: string }) => Promise<unknown>;

const WORDS: readonly [string, Word][] = [
  ['an unsubscription', (linked) => unsubscribe(deps, linked, 'one-click')],
  ['“still have some”', (linked) => askLater(deps, linked)],
  [
    'a reminder that is not wanted',
    (linked) =>
      savePreferences(deps, linked, {
        ...{ cadenceDays: null, pauseDays: null, language: 'fi' },
        items: [{ productId: 1, wish: 'stop' }],
      }),
  ],
  ['“ring me instead”', (linked) => callInstead(deps, linked, 'After three')],
  ['a customer given to a colleague', handOver],
  ['an erasure', (_, { address, addressHash }) => erasePerson(deps, { address, addressHash })],
  ['a no by mail', (_, written) => stand.receive(answer('Lopettakaa!', written, 'a@b.example'), to(written))],
];

function handOver({ customerId }: LinkedMessage): Promise<unknown> {
  return handOverCustomer(deps, { customerId, person: 'Liisa', by: 'Aino' });
}

function to(written: Written) {
  return { rcptTo: [returnPath(written)] };
}

let serial = 0;

/** One contact with two mails in a worker's hands, in the order in which they lie in the table. */
async function twoInHand() {
  const address = `contact${++serial}@shop.example.com`;
  const written = { ...(await stand.wroteTo(address)), address };
  const { customerId, contactId } = written;
  const plans = ['first', 'second'].map((period) => planFor(customerId, contactId, { period }));
  const [first = '', second = ''] = (await planMessages(db, plans)).map(({ id }) => id);
  for (const id of [first, second])
    for (const state of ['approved', 'claimed'])
      await db.$client.query(`update message set state = $2 where id = $1`, [id, state]);
  return { written, inHand: [first, second] as const };
}

/** A worker that writes both mails down, the second first, while somebody else changes them in their order. */
async function hinder(
  [first, second]: readonly [string, string],
  other: () => Promise<unknown>,
): Promise<void> {
  const worker = new pg.Client({ connectionString: url });
  await worker.connect();
  const { rows } = await worker.query('select pg_backend_pid() as pid');
  const write = (id: string) => worker.query(`update message set because = 'in hand' where id = $1`, [id]);
  await worker.query(`begin; set local deadlock_timeout = '1min'`);
  await write(second);
  const goOn = async () => {
    await expect.poll(() => countWaitingFor(db, rows[0].pid), { interval: 10 }).toBe(1);
    // Answered once the other was ended.
    await write(first);
    await worker.query('commit');
  };
  await Promise.all([other(), goOn()]).finally(() => worker.end());
}

async function countDeadlocks(): Promise<number> {
  const { rows } = await db.$client.query(
    'select deadlocks::int as n from pg_stat_database where datname = current_database()',
  );
  return rows[0].n;
}

test.each(WORDS)(
  '%s is kept, though a worker writes down the same mails in another order',
  async (_, say) => {
    const { written, inHand } = await twoInHand();
    const linked = await findLinkedMessage(db, written);
    const deadlocks = await countDeadlocks();

    await hinder(inHand, () => say(linked as LinkedMessage, written));

    const { rows } = await db.$client.query('select state from message where id = any($1)', [inHand]);
    expect(rows).toEqual([{ state: 'withdrawn' }, { state: 'withdrawn' }]);
    await expect.poll(countDeadlocks).toBe(deadlocks + 1);
  },
);
