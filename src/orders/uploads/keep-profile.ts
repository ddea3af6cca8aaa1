import type { Database } from '../../platform/database.ts';
import type { Actor } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { findProfile, type SavedProfile, saveProfile } from './profile-store.ts';

/** Keeps a way of reading files under a name, and writes down whether it took the place of another. */
export function keepProfile(
  { db, now }: { db: Database; now: () => Date },
  profile: Pick<SavedProfile, 'kind' | 'name' | 'header' | 'mapping'>,
  by: Actor,
): Promise<void> {
  return db.transaction(async (tx) => {
    const before = await findProfile(tx, profile);
    await saveProfile(tx, { ...profile, by: by.name });
    await recordChange(
      { db: tx, now },
      {
        ...{ by, kind: 'import-profile-saved', subjects: { importProfile: [profile.name] } },
        before: before && { kind: before.kind, columns: before.mapping.columns },
        after: { kind: profile.kind, columns: profile.mapping.columns },
      },
    );
  });
}
