import type { Queryable } from '../../platform/database.ts';
import { CsvRefusal } from '../csv/csv-fault.ts';
import type { ImportKind } from '../import-kind.ts';
import { loadProfile, shippedProfiles } from '../load-profile.ts';
import type { MappingProfile } from '../mapping-profile.ts';
import { matchColumns } from '../match-columns.ts';
import { ROW_KINDS } from '../row-kind-of.ts';
import { listProfiles } from './profile-store.ts';

/** A way of reading that fits a file's columns: one that somebody saved for such a file, else a shipped one; null for neither. */
export async function fittingProfile(
  db: Queryable,
  kind: ImportKind,
  header: readonly string[],
): Promise<MappingProfile | null> {
  const saved = await listProfiles(db, kind);
  const fitting = saved.find((profile) => profile.header.join('\n') === header.join('\n'));
  if (fitting) return fitting.mapping;
  for (const name of await shippedProfiles(kind)) {
    const profile = await loadProfile(kind, name);
    if (fits(kind, header, profile)) return profile;
  }
  return null;
}

function fits(kind: ImportKind, header: readonly string[], profile: MappingProfile): boolean {
  try {
    matchColumns(header, ROW_KINDS[kind], profile);
    return true;
  } catch (error) {
    if (error instanceof CsvRefusal) return false;
    throw error;
  }
}
