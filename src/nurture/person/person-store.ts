import { drizzle } from 'drizzle-orm/node-postgres';
import type { PoolClient } from 'pg';
import type { Database, Queryable } from '../../platform/database.ts';
import { repeatTransaction } from '../../platform/repeat-transaction.ts';
import type { PersonalTable } from './personal-data.ts';

/** A person as the tables know it; see personal-data.ts for what each is used for. */
export interface Person {
  address: string;
  addressHash: string;
  contacts: number[];
  customers: number[];
  /** Texts by which free text names the person. */
  names: string[];
}

/** A shorter first name would be found inside other words. */
const SHORTEST_NAME = 4;

/** Everybody with the address, by its hash; one who was erased is not found. */
export async function findPerson(db: Database, address: string, addressHash: string): Promise<Person> {
  const { rows } = await db.$client.query<{
    id: number;
    customer: number;
    name: string;
    first: string | null;
    email: string | null;
    phone: string | null;
  }>(
    `select id, customer_id as customer, name, first_name as first, email, phone from contact where address_hash = $1`,
    [addressHash],
  );
  const names = rows.flatMap(({ name, first, email, phone }) => [name, first, email, phone]);
  return {
    address,
    addressHash,
    contacts: rows.map(({ id }) => id),
    customers: [...new Set(rows.map(({ customer }) => customer))],
    names: [address, ...names.filter((name) => name !== null && name.length >= SHORTEST_NAME)] as string[],
  };
}

/** All rows of one table that are about the person, as they stand. */
export async function readPersonal(
  db: Database,
  person: Person,
  { table, rows: condition }: PersonalTable,
): Promise<Record<string, unknown>[]> {
  const { text, values } = about(person, condition);
  const { rows } = await db.$client.query(`select * from "${table}" where ${text}`, values);
  return rows;
}

/** Erases what one table holds about the person. Answers how many rows were touched. */
export async function erasePersonal(
  client: PoolClient,
  person: Person,
  { table, rows: condition, erase }: PersonalTable,
): Promise<number> {
  if (erase !== 'delete' && 'stays' in erase) return 0;
  const { text, values } = about(person, condition);
  const change =
    erase === 'delete'
      ? `delete from "${table}"`
      : `update "${table}" set ${Object.entries(erase)
          .map(([column, value]) => `"${column}" = ${value}`)
          .join(', ')}`;
  const { rowCount } = await client.query(`${change} where ${text}`, values);
  return rowCount ?? 0;
}

/**
 * In one transaction, with the right to blank what is otherwise append-only. It is done again where somebody else held the same rows in
 * another order, as a worker does that writes down the person's mails.
 */
export function inErasure<Result>(
  db: Database,
  work: (client: PoolClient, tx: Queryable) => Promise<Result>,
): Promise<Result> {
  return repeatTransaction(() => tryErasure(db, work));
}

async function tryErasure<Result>(
  db: Database,
  work: (client: PoolClient, tx: Queryable) => Promise<Result>,
): Promise<Result> {
  const client = await db.$client.connect();
  try {
    await client.query('begin');
    await client.query(`set local rytmi.erasing = 'on'`);
    const result = await work(client, drizzle(client));
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // Takes the open transaction with it.
    client.release(true);
    throw error;
  }
}

/** From now on nobody is written to at the address, and no import brings it back. */
export async function suppressErased(client: PoolClient, addressHash: string, at: Date): Promise<void> {
  await client.query(
    `insert into suppression (address_hash, reason, source, at) values ($1, 'erased', 'erased on request', $2)
      on conflict do nothing`,
    [addressHash, at],
  );
}

/** Only the values that the condition names: Postgres wants no others. */
function about(person: Person, condition: string): { text: string; values: unknown[] } {
  const all: unknown[] = [
    person.contacts,
    person.addressHash,
    containing(person.address),
    person.names.map(containing),
    person.customers,
  ];
  const values: unknown[] = [];
  const text = condition.replace(/\$(\d)/g, (_, position: string) => {
    values.push(all[Number(position) - 1]);
    return `$${values.length}`;
  });
  return { text, values };
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
