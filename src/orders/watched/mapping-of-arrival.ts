import type { Queryable } from '../../platform/database.ts';
import { CsvRefusal } from '../csv/csv-fault.ts';
import type { ImportInput } from '../import-input.ts';
import type { ImportKind } from '../import-kind.ts';
import { fittingProfile } from '../uploads/fitting-profile.ts';
import { findEncoding, sampleFile } from '../uploads/look-at-file.ts';
import { listProfiles } from '../uploads/profile-store.ts';

/**
 * How a file of the watched folder is read. In a subfolder: by the profile of that name, saved in the console or shipped. In the
 * folder itself: by one that fits its columns, else by the fields' own names; nothing is guessed where nobody looks.
 */
export async function mappingOfArrival(
  db: Queryable,
  { kind, profile, copy }: { kind: ImportKind; profile: string | null; copy: string },
): Promise<Pick<ImportInput, 'profile' | 'mapping' | 'encoding'>> {
  try {
    const { encoding } = await findEncoding(copy);
    if (profile !== null) {
      const saved = (await listProfiles(db, kind)).find(({ name }) => name === profile);
      return { profile, encoding, ...(saved && { mapping: saved.mapping }) };
    }
    const { header } = await sampleFile(copy, { encoding, delimiter: null });
    const mapping = await fittingProfile(db, kind, header);
    return { encoding, ...(mapping && { mapping }) };
  } catch (error) {
    if (!(error instanceof CsvRefusal)) throw error;
    // The import finds the same, and writes it down as a run that failed.
    return profile === null ? {} : { profile };
  }
}
