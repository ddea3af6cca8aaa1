import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { TemplateParts } from './open-template.ts';
import type { TemplateSlot } from './template-slot.ts';
import { templateVersionTable } from './template-version-table.ts';

export type TemplateVersion = typeof templateVersionTable.$inferSelect;

const table = templateVersionTable;
const isOpen = isNull(table.endedAt);
const isDraft = and(isNull(table.publishedAt), isOpen);

function inSlot({ kind, language, role }: TemplateSlot): SQL | undefined {
  const forRole = role === null ? isNull(table.role) : eq(table.role, role);
  return and(eq(table.kind, kind), eq(table.language, language), forRole);
}

/** Newest first. */
export function readVersions(db: Queryable, slot: TemplateSlot): Promise<TemplateVersion[]> {
  return db.select().from(table).where(inSlot(slot)).orderBy(desc(table.number));
}

/** The published one and the draft of every slot that has any. */
export function readOpenVersions(db: Queryable): Promise<TemplateVersion[]> {
  return db.select().from(table).where(isOpen);
}

export function readPublished(db: Queryable): Promise<TemplateVersion[]> {
  return db
    .select()
    .from(table)
    .where(and(isNotNull(table.publishedAt), isOpen));
}

/** Changes whenever something is published or taken back; cheap enough to be asked before every batch. */
export async function readPublishedStamp(db: Queryable): Promise<string> {
  const { rows } = await db.execute<{ stamp: string }>(sql`
    select coalesce(string_agg(id::text, ' ' order by id), '') as stamp from template_version
    where published_at is not null and ended_at is null`);
  return rows[0]?.stamp ?? '';
}

/** The next number of the slot. Whoever writes first wins; the other hears of the unique index. */
export async function insertDraft(
  db: Queryable,
  slot: TemplateSlot,
  draft: { source: string; author: string; at: Date },
): Promise<number> {
  const [last] = await db
    .select({ number: table.number })
    .from(table)
    .where(inSlot(slot))
    .orderBy(desc(table.number))
    .limit(1);
  const [row] = await db
    .insert(table)
    .values({
      ...{ kind: slot.kind, language: slot.language, role: slot.role, number: (last?.number ?? 0) + 1 },
      ...{ source: draft.source, author: draft.author, writtenAt: draft.at },
    })
    .onConflictDoNothing()
    .returning({ number: table.number });
  return row?.number ?? 0;
}

/** Whether the draft was still as its writer had seen it. What was asked for before is asked no more. */
export async function updateDraft(
  db: Queryable,
  slot: TemplateSlot,
  draft: { source: string; author: string; at: Date; revision: number },
): Promise<boolean> {
  const rows = await db
    .update(table)
    .set({
      ...{ source: draft.source, author: draft.author, writtenAt: draft.at, revision: draft.revision + 1 },
      ...{ requestedAt: null, requestedBy: null },
    })
    .where(and(inSlot(slot), isDraft, eq(table.revision, draft.revision)))
    .returning({ id: table.id });
  return rows.length === 1;
}

export async function requestPublication(
  db: Queryable,
  slot: TemplateSlot,
  request: { by: string; at: Date; revision: number },
): Promise<boolean> {
  const rows = await db
    .update(table)
    .set({ requestedBy: request.by, requestedAt: request.at })
    .where(and(inSlot(slot), isDraft, eq(table.revision, request.revision)))
    .returning({ id: table.id });
  return rows.length === 1;
}

/** Whether there was one; with a revision, whether it was still that. */
export async function endDraft(
  db: Queryable,
  slot: TemplateSlot,
  at: Date,
  revision?: number,
): Promise<boolean> {
  const rows = await db
    .update(table)
    .set({ endedAt: at })
    .where(and(inSlot(slot), isDraft, revision === undefined ? undefined : eq(table.revision, revision)))
    .returning({ id: table.id });
  return rows.length === 1;
}

/** Puts the draft in the place of what was published, if it is still the revision that was looked at. In a transaction. */
export async function publishDraft(
  tx: Queryable,
  slot: TemplateSlot,
  publication: { by: string; at: Date; revision: number; parts: TemplateParts },
): Promise<TemplateVersion | undefined> {
  const { by, at, revision, parts } = publication;
  await tx
    .update(table)
    .set({ endedAt: at })
    .where(and(inSlot(slot), isNotNull(table.publishedAt), isOpen));
  const prefix = slot.role === null ? '' : `${slot.role}-`;
  const [row] = await tx
    .update(table)
    .set({
      ...{ publishedBy: by, publishedAt: at, subject: parts.subject, html: parts.html, text: parts.text },
      version: sql`${prefix}::text || ${table.number} || '-' || ${parts.version}::text`,
    })
    .where(and(inSlot(slot), isDraft, eq(table.revision, revision)))
    .returning();
  return row;
}

/** Lets the shipped template, or that for all roles, hold again. */
export async function withdrawPublished(db: Queryable, slot: TemplateSlot, at: Date): Promise<boolean> {
  const rows = await db
    .update(table)
    .set({ endedAt: at })
    .where(and(inSlot(slot), isNotNull(table.publishedAt), isOpen))
    .returning({ id: table.id });
  return rows.length === 1;
}
