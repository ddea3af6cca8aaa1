import type { Database, Queryable } from '../../platform/database.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import type { Supplier } from '../../shared/supplier.ts';
import type { TemplateFault } from '../template-fault.ts';
import type { TemplateSlot } from './template-slot.ts';
import type { TemplateTrial } from './template-trial.ts';
import { publishDraft, readVersions, type TemplateVersion } from './template-version-store.ts';

export type NotPublished =
  | { kind: 'changed-meanwhile' }
  | { kind: 'not-asked' }
  | { kind: 'faulty'; faults: readonly TemplateFault[] };

interface PublishDeps {
  db: Database;
  now: () => Date;
  supplier: Supplier;
  trial: TemplateTrial;
  /** Told within the transaction, so that nothing is published without its entry in the log. */
  record(tx: Queryable, version: TemplateVersion, before: TemplateVersion | undefined): Promise<void>;
}

/** Vets and compiles the draft once, and from the commit on the next mail is written with it. */
export async function publishTemplate(
  deps: PublishDeps,
  { slot, revision, by }: { slot: TemplateSlot; revision: number; by: string },
): Promise<Result<TemplateVersion, NotPublished>> {
  const versions = await readVersions(deps.db, slot);
  const draft = versions.find((one) => one.publishedAt === null && one.endedAt === null);
  if (draft?.revision !== revision) return no({ kind: 'changed-meanwhile' });
  if (draft.requestedAt === null) return no({ kind: 'not-asked' });
  const { supplier } = deps;
  const task = { ...slot, source: draft.source, supplier, letters: [], show: false };
  const { faults, parts } = await deps.trial.run(task);
  if (!parts) return no({ kind: 'faulty', faults });
  const before = versions.find((one) => one.publishedAt !== null && one.endedAt === null);
  const published = await deps.db
    .transaction(async (tx) => {
      const version = await publishDraft(tx, slot, { by, at: deps.now(), revision, parts });
      if (version) await deps.record(tx, version, before);
      else tx.rollback();
      return version;
    })
    .catch((error) => {
      if ((error as Error).name === 'TransactionRollbackError') return undefined;
      throw error;
    });
  return published ? ok(published) : no({ kind: 'changed-meanwhile' });
}
