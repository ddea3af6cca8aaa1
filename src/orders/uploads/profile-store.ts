import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { ImportKind } from '../import-kind.ts';
import { importProfileTable } from './profile-table.ts';

export type SavedProfile = typeof importProfileTable.$inferSelect;

export function listProfiles(db: Queryable, kind: ImportKind): Promise<SavedProfile[]> {
  return db
    .select()
    .from(importProfileTable)
    .where(eq(importProfileTable.kind, kind))
    .orderBy(asc(importProfileTable.name));
}

export async function findProfile(
  db: Queryable,
  { kind, name }: Pick<SavedProfile, 'kind' | 'name'>,
): Promise<SavedProfile | undefined> {
  const isIt = and(eq(importProfileTable.kind, kind), eq(importProfileTable.name, name));
  const [profile] = await db.select().from(importProfileTable).where(isIt);
  return profile;
}

/** Keeps a way of reading under a name; one of that name is replaced. */
export async function saveProfile(
  db: Queryable,
  profile: typeof importProfileTable.$inferInsert,
): Promise<void> {
  await db
    .insert(importProfileTable)
    .values(profile)
    .onConflictDoUpdate({
      target: [importProfileTable.kind, importProfileTable.name],
      set: { mapping: profile.mapping, header: profile.header, by: profile.by, at: sql`now()` },
    });
}
