import type { Queryable } from '../../platform/database.ts';
import type { TemplateSlot } from './template-slot.ts';
import { insertDraft, readVersions, updateDraft } from './template-version-store.ts';

interface Writing {
  slot: TemplateSlot;
  source: string;
  /** Of the draft that its writer saw; 0 where there was none. */
  revision: number;
  by: string;
}

/** Answers the draft's new revision; null where somebody else has written meanwhile. */
export async function saveDraft(
  { db, now }: { db: Queryable; now: () => Date },
  { slot, source, revision, by }: Writing,
): Promise<number | null> {
  const draft = { source, author: by, at: now() };
  if (revision === 0) return (await insertDraft(db, slot, draft)) === 0 ? null : 1;
  const open = (await readVersions(db, slot)).find((one) => one.publishedAt === null && one.endedAt === null);
  if (open?.revision === revision && open.source === source) return revision;
  return (await updateDraft(db, slot, { ...draft, revision })) ? revision + 1 : null;
}
