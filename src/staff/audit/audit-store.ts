import { and, desc, eq, lt } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import { auditEntryTable } from './audit-table.ts';
import type { Change } from './change.ts';
import type { ChangeKind } from './change-kind.ts';

/** A batch of thousands would make one entry as large as a book. */
const MOST_SUBJECTS = 1_000;

export type AuditEntry = typeof auditEntryTable.$inferSelect;

export async function addEntry(db: Queryable, change: Change & { at: Date }): Promise<void> {
  const { by, kind, at, before = null, after = null } = change;
  const subjects = Object.fromEntries(
    Object.entries(change.subjects).map(([word, ids]) => [word, ids.slice(0, MOST_SUBJECTS)]),
  );
  await db
    .insert(auditEntryTable)
    .values({ at, staffId: by.staffId, by: by.name, kind, subjects, before, after });
}

/** The newest entries first; those older than the entry `olderThan` where given. */
export function listEntries(
  db: Queryable,
  page: { by: string | null; kind: ChangeKind | null; olderThan: number | null; limit: number },
): Promise<AuditEntry[]> {
  return db
    .select()
    .from(auditEntryTable)
    .where(
      and(
        page.by === null ? undefined : eq(auditEntryTable.by, page.by),
        page.kind === null ? undefined : eq(auditEntryTable.kind, page.kind),
        page.olderThan === null ? undefined : lt(auditEntryTable.id, page.olderThan),
      ),
    )
    .orderBy(desc(auditEntryTable.id))
    .limit(page.limit);
}

/** Everybody who ever changed something, by name. */
export async function listActors(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectDistinct({ by: auditEntryTable.by })
    .from(auditEntryTable)
    .orderBy(auditEntryTable.by);
  return rows.map(({ by }) => by);
}
