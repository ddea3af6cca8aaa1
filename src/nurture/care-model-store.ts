import { randomUUID } from 'node:crypto';
import { desc, lt } from 'drizzle-orm';
import { type CareModel, DEFAULT_CARE_MODEL } from '../decisions/care-model.ts';
import { MESSAGE_KINDS, type MessageKind } from '../decisions/message-kind.ts';
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
  await db
    .insert(careModelTable)
    .values({ version: 1, settings, author: 'Rytmi', knownKinds: [...MESSAGE_KINDS] })
    .onConflictDoNothing();
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

/**
 * Stores a new version; the newest holds from the next review on. Answers its number. `knownKinds`: the message kinds that its author
 * has seen; left out, those that were known before.
 */
export async function saveCareModel(
  db: Queryable,
  settings: CareModel,
  author: string,
  knownKinds?: readonly MessageKind[],
): Promise<number> {
  return db.transaction(async (tx) => {
    const { version } = await readCareModel(tx);
    const known = knownKinds ? [...knownKinds] : (await readNewest(tx))?.knownKinds;
    await tx
      .insert(careModelTable)
      .values({ version: version + 1, settings: parseCareModel(settings), author, knownKinds: known });
    return version + 1;
  });
}

export interface SavedCareModel extends CareModelVersion {
  author: string;
  at: Date;
}

/** The newest versions first, those older than `olderThan` where given. */
export async function listCareModels(
  db: Queryable,
  { olderThan, limit }: { olderThan?: number; limit: number },
): Promise<SavedCareModel[]> {
  const rows = await db
    .select()
    .from(careModelTable)
    .where(olderThan === undefined ? undefined : lt(careModelTable.version, olderThan))
    .orderBy(desc(careModelTable.version))
    .limit(limit);
  return rows.map(({ version, settings, author, at }) => {
    return { version, settings: openStoredCareModel(settings).settings, author, at };
  });
}

/** What every Rytmi has known since care models are kept. */
const FIRST_KINDS: readonly MessageKind[] = [
  'reorder-reminder',
  'industry-suggestion',
  'welcome',
  'check-in',
  'question',
  'thank-you',
  'after-complaint',
  'referral',
  'farewell',
  'greeting',
];

/** Kinds that came with an upgrade, and that nobody has decided about since: they are off. */
export async function findNewKinds(db: Queryable): Promise<MessageKind[]> {
  const row = await readNewest(db);
  if (!row) return [];
  const known = row.knownKinds ?? FIRST_KINDS;
  const { kindsOn } = openStoredCareModel(row.settings).settings;
  return MESSAGE_KINDS.filter((kind) => !known.includes(kind) && !kindsOn.includes(kind));
}
