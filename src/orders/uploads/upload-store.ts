import { and, desc, eq, inArray, isNotNull, lt, notInArray, or } from 'drizzle-orm';
import type { Database, Queryable } from '../../platform/database.ts';
import { importUploadTable } from './upload-table.ts';

export type Upload = typeof importUploadTable.$inferSelect;

export async function addUpload(
  db: Queryable,
  upload: typeof importUploadTable.$inferInsert,
): Promise<number> {
  const [row] = await db.insert(importUploadTable).values(upload).returning({ id: importUploadTable.id });
  if (!row) throw new Error('An insert without a row');
  return row.id;
}

export async function findUpload(db: Queryable, id: number): Promise<Upload | null> {
  const [upload] = await db.select().from(importUploadTable).where(eq(importUploadTable.id, id));
  return upload ?? null;
}

/** Files that somebody brought and nobody has brought in yet, the newest first. */
export function listOpenUploads(db: Queryable): Promise<Upload[]> {
  return db
    .select()
    .from(importUploadTable)
    .where(inArray(importUploadTable.state, ['open', 'trying', 'tried', 'importing', 'broken']))
    .orderBy(desc(importUploadTable.id));
}

/** Moves a file on, where it still stands in one of these states. Answers whether it did: of two presses one does. */
export async function moveUpload(
  db: Queryable,
  id: number,
  from: readonly Upload['state'][],
  to: Partial<Upload> & Pick<Upload, 'state'>,
): Promise<boolean> {
  const { rowCount } = await db
    .update(importUploadTable)
    .set(to)
    .where(and(eq(importUploadTable.id, id), inArray(importUploadTable.state, [...from])));
  return (rowCount ?? 0) > 0;
}

export async function noteRowsRead(db: Queryable, id: number, rowsRead: number): Promise<void> {
  await db.update(importUploadTable).set({ rowsRead }).where(eq(importUploadTable.id, id));
}

/** Work for a worker: every file that is to be tried or brought in, and when that was asked. */
export async function findAskedUploads(db: Database): Promise<{ id: number; askedAt: Date }[]> {
  const rows = await db
    .select({ id: importUploadTable.id, askedAt: importUploadTable.askedAt })
    .from(importUploadTable)
    .where(
      and(inArray(importUploadTable.state, ['trying', 'importing']), isNotNull(importUploadTable.askedAt)),
    );
  return rows.map(({ id, askedAt }) => ({ id, askedAt: askedAt ?? new Date(0) }));
}

/** Forgets a file that is not being brought in, and those that nobody went on with. Answers what their copies are called. */
export async function forgetUploads(
  db: Queryable,
  which: { id?: number; before: Date },
): Promise<Pick<Upload, 'id' | 'keptAs'>[]> {
  const old = lt(importUploadTable.at, which.before);
  const { id, keptAs, state } = importUploadTable;
  const isFree = notInArray(state, ['importing', 'done']);
  return db
    .delete(importUploadTable)
    .where(which.id === undefined ? old : or(old, and(eq(id, which.id), isFree)))
    .returning({ id, keptAs });
}
