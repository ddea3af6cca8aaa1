import { randomUUID } from 'node:crypto';
import { desc } from 'drizzle-orm';
import { type CareModel, DEFAULT_CARE_MODEL } from '../decisions/care-model.ts';
import type { Queryable } from '../platform/database.ts';
import { openStoredCareModel } from './open-stored-care-model.ts';
import { parseCareModel } from './parse-care-model.ts';
import { careModelTable } from './review-run-table.ts';

export interface CareModelVersion {
  version: number;
  settings: CareModel;
}

/** The care model in force. A new installation gets version 1: the defaults in `observe`, with a hold-out salt of its own. */
export async function readCareModel(db: Queryable): Promise<CareModelVersion> {
  const row = await readNewest(db);
  if (row) return { version: row.version, settings: openStoredCareModel(row.settings).settings };
  const settings = { ...DEFAULT_CARE_MODEL, holdOut: { ...DEFAULT_CARE_MODEL.holdOut, salt: randomUUID() } };
  await db.insert(careModelTable).values({ version: 1, settings, author: 'Rytmi' }).onConflictDoNothing();
  return readCareModel(db);
}

/** Settings in the stored care model that this version of Rytmi does not know and goes without. */
export async function findUnknownSettings(db: Queryable): Promise<string[]> {
  const row = await readNewest(db);
  return row ? openStoredCareModel(row.settings).unknown : [];
}

async function readNewest(db: Queryable) {
  const [row] = await db.select().from(careModelTable).orderBy(desc(careModelTable.version)).limit(1);
  return row;
}

/** Stores a new version; the newest holds from the next review on. Answers its number. */
export async function saveCareModel(db: Queryable, settings: CareModel, author: string): Promise<number> {
  return db.transaction(async (tx) => {
    const { version } = await readCareModel(tx);
    await tx
      .insert(careModelTable)
      .values({ version: version + 1, settings: parseCareModel(settings), author });
    return version + 1;
  });
}
