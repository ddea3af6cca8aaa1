import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queryable } from '../../platform/database.ts';
import { shippedVariants } from './shipped-variants.ts';
import { slotName, type TemplateSlot } from './template-slot.ts';
import { readVersions, type TemplateVersion } from './template-version-store.ts';

interface SlotDeps {
  db: Queryable;
  /** Folder of the templates that come with Rytmi. */
  shipped: string;
}

/** A template's place with all that stands in it. */
export interface OpenSlot {
  slot: TemplateSlot;
  versions: readonly TemplateVersion[];
  draft: TemplateVersion | null;
  published: TemplateVersion | null;
  /** What goes out now, or would: published for the role, published for all, shipped for the role, or shipped for all. */
  current: string;
  /** What the editor shows: the draft, or else what goes out now. */
  source: string;
}

export async function openSlot(deps: SlotDeps, slot: TemplateSlot): Promise<OpenSlot> {
  const versions = await readVersions(deps.db, slot);
  const open = versions.filter((one) => one.endedAt === null);
  const draft = open.find((one) => one.publishedAt === null) ?? null;
  const published = open.find((one) => one.publishedAt !== null) ?? null;
  const current = published?.source ?? (await fallback(deps, slot));
  return { slot, versions, draft, published, current, source: draft?.source ?? current };
}

async function fallback(deps: SlotDeps, slot: TemplateSlot): Promise<string> {
  const shipped = () => readFile(join(deps.shipped, `${slotName(slot)}.md.hbs`), 'utf8');
  if (slot.role === null) return shipped();
  const shared = await openSlot(deps, { ...slot, role: null });
  const variants = await shippedVariants(deps.shipped);
  const isShipped = variants.some((one) => slotName(one) === slotName(slot));
  return shared.published === null && isShipped ? shipped() : shared.current;
}
