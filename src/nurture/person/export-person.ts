import type { Database } from '../../platform/database.ts';
import { findPerson, readPersonal } from './person-store.ts';
import { PERSONAL_TABLES } from './personal-data.ts';

/** All that is kept about a person, by table, as it stands. */
export interface PersonExport {
  address: string;
  madeAt: string;
  tables: Record<string, Record<string, unknown>[]>;
}

/** Null when nothing is kept about the address. */
export async function exportPerson(
  { db, now }: { db: Database; now: () => Date },
  { address, addressHash }: { address: string; addressHash: string },
): Promise<PersonExport | null> {
  const person = await findPerson(db.$client, address, addressHash);
  const tables: PersonExport['tables'] = {};
  for (const one of PERSONAL_TABLES) {
    const rows = await readPersonal(db, person, one);
    if (rows.length > 0) tables[one.table] = rows;
  }
  return Object.keys(tables).length === 0 ? null : { address, madeAt: now().toISOString(), tables };
}
