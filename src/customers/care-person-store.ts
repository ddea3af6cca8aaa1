import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { Language } from '../shared/language.ts';
import { carePersonTable } from './customer-table.ts';

export interface CarePerson {
  id: number;
  name: string;
  email: string;
  language: Language;
  /** Null leaves it to the care model. */
  callsPerDay: number | null;
}

const COLUMNS = {
  id: carePersonTable.id,
  name: carePersonTable.name,
  email: carePersonTable.email,
  language: carePersonTable.language,
  callsPerDay: carePersonTable.callsPerDay,
};

/** The people who make calls now, in the order they came. */
export function listCarePeople(db: Queryable): Promise<CarePerson[]> {
  return db
    .select(COLUMNS)
    .from(carePersonTable)
    .where(eq(carePersonTable.active, true))
    .orderBy(asc(carePersonTable.id));
}

export async function findCarePerson(db: Queryable, email: string): Promise<CarePerson | undefined> {
  const [person] = await db
    .select(COLUMNS)
    .from(carePersonTable)
    .where(and(isAt(email), eq(carePersonTable.active, true)));
  return person;
}

/** Adds a person, or takes one back with the new particulars. Answers whether the address was known before. */
export async function addCarePerson(
  db: Queryable,
  person: Omit<CarePerson, 'id'>,
): Promise<{ id: number; known: boolean }> {
  const values = { ...person, active: true };
  const [known] = await db
    .update(carePersonTable)
    .set(values)
    .where(isAt(person.email))
    .returning({ id: carePersonTable.id });
  if (known) return { id: known.id, known: true };
  const [added] = await db.insert(carePersonTable).values(values).returning({ id: carePersonTable.id });
  return { id: (added as { id: number }).id, known: false };
}

/** The person makes no more calls; what it heard stays under its name. False when nobody active has the address. */
export async function removeCarePerson(db: Queryable, email: string): Promise<boolean> {
  const removed = await db
    .update(carePersonTable)
    .set({ active: false })
    .where(and(isAt(email), eq(carePersonTable.active, true)))
    .returning({ id: carePersonTable.id });
  return removed.length === 1;
}

function isAt(email: string) {
  return eq(sql`lower(${carePersonTable.email})`, email.toLowerCase());
}
