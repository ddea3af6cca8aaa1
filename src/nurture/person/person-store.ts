import { drizzle } from 'drizzle-orm/node-postgres';
import pg, { type CustomTypesConfig, type PoolClient } from 'pg';
import type { Database, Queryable } from '../../platform/database.ts';
import { repeatTransaction } from '../../platform/repeat-transaction.ts';
import { wireAddress } from '../../platform/wire-address.ts';
import { lockMerges } from '../undo/undo-run-store.ts';
import type { PersonalTable } from './personal-data.ts';

/** A person as the tables know it; see personal-data.ts for what each is used for. */
export interface Person {
  address: string;
  addressHash: string;
  contacts: number[];
  customers: number[];
  /** The address as it was asked for, as each contact has it, and as mail servers take it. */
  spellings: string[];
  /** Texts by which free text about the customer names the person. */
  names: string[];
  /** Those of them that are nobody else's wherever they stand: a first name alone is many people's. */
  own: string[];
}

/** A shorter first name would be found inside other words. */
const SHORTEST_NAME = 4;

/** Everybody with the address, by its hash; one who was erased is not found. */
export async function findPerson(
  client: Pick<PoolClient, 'query'>,
  address: string,
  addressHash: string,
): Promise<Person> {
  const { rows } = await client.query<{
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
  const given = [address, ...rows.flatMap(({ email }) => email ?? [])];
  const spellings = [...new Set(given.flatMap((one) => [one, wireAddress(one) ?? one]))];
  const own = [...spellings, ...rows.flatMap(({ name, phone }) => [name, phone ?? '']).filter(isLong)];
  return {
    address,
    addressHash,
    contacts: rows.map(({ id }) => id),
    customers: [...new Set(rows.map(({ customer }) => customer))],
    spellings,
    names: [...own, ...rows.flatMap(({ first }) => first ?? []).filter(isLong)],
    own,
  };
}

function isLong(name: string): boolean {
  return name.length >= SHORTEST_NAME;
}

/** Persons who were erased, and whose address stands in the books all the same. */
export async function findReturned(db: Database): Promise<Pick<Person, 'address' | 'addressHash'>[]> {
  const { rows } = await db.$client.query<{ address: string; addressHash: string }>(
    `select distinct on (c.address_hash) c.email as address, c.address_hash as "addressHash"
     from suppression s join contact c on c.address_hash = s.address_hash
     where s.reason = 'erased' and c.email is not null order by c.address_hash, c.id`,
  );
  return rows;
}

/** All rows of one table that are about the person, as they stand. */
export async function readPersonal(
  db: Database,
  person: Person,
  { table, rows: condition }: PersonalTable,
): Promise<Record<string, unknown>[]> {
  const { text, values } = about(person, condition);
  const { rows } = await db.$client.query({ text: `select * from "${table}" where ${text}`, values, types });
  return rows;
}

/** A calendar day as it is: read as a moment, it would be the day before wherever clocks are ahead of Greenwich. */
const types: CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === pg.types.builtins.DATE ? (day: string) => day : pg.types.getTypeParser(type, format),
};

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
 * another order, as a worker does that writes down the person's mails. An import under way is waited for, as long as it takes.
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
    const tx = drizzle(client);
    // An import that has looked for erased persons already would bring this one all the same.
    await lockMerges(tx);
    const result = await work(client, tx);
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
    person.spellings.map(containing),
    person.names.map(containing),
    person.customers,
    person.own.map(standingAlone),
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

/** As a regular expression: `Anna Aalto` stands not in `Johanna Aalto`. */
function standingAlone(text: string): string {
  return `(^|[^[:alnum:]])${text.replace(/[^\p{L}\p{N}]/gu, '\\$&')}($|[^[:alnum:]])`;
}
