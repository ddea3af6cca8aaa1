import { desc, eq, inArray } from 'drizzle-orm';
import type { ConsentBasis } from '../decisions/facts.ts';
import type { Queryable } from '../platform/database.ts';
import { consentEventTable } from './customer-table.ts';

/** Adds to the record of why a contact may be written to. `source` says in words who, where and how. */
export async function recordConsent(
  db: Queryable,
  event: { contactId: number; basis: ConsentBasis; source: string; at: Date },
): Promise<void> {
  await db.insert(consentEventTable).values(event);
}

/** The basis that holds now for each contact that has one; a contact without a record has none. */
export async function latestConsent(
  db: Queryable,
  contactIds: readonly number[],
): Promise<Map<number, ConsentBasis>> {
  const rows = await db
    .selectDistinctOn([consentEventTable.contactId], {
      contactId: consentEventTable.contactId,
      basis: consentEventTable.basis,
    })
    .from(consentEventTable)
    .where(inArray(consentEventTable.contactId, [...contactIds]))
    .orderBy(consentEventTable.contactId, desc(consentEventTable.id));
  return new Map(rows.map(({ contactId, basis }) => [contactId, basis]));
}

/** All a contact's consent record, oldest first. */
export function listConsent(
  db: Queryable,
  contactId: number,
): Promise<(typeof consentEventTable.$inferSelect)[]> {
  return db
    .select()
    .from(consentEventTable)
    .where(eq(consentEventTable.contactId, contactId))
    .orderBy(consentEventTable.id);
}
