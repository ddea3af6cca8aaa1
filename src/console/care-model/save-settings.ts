import type { CareModel } from '../../decisions/care-model.ts';
import { MESSAGE_KINDS } from '../../decisions/message-kind.ts';
import { readCareModel, saveCareModel } from '../../nurture/care-model-store.ts';
import type { Database } from '../../platform/database.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import type { Actor } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import { type Difference, listDifferences } from './list-differences.ts';

interface SaveInput {
  settings: CareModel;
  /** The version that they were made from; another one in force keeps them from being saved. */
  version: number;
  by: Actor;
}

/** Saves a care model and writes down what it changes. Answers the version's number; `same` where nothing differs. */
export async function saveSettings(
  { db, now }: { db: Database; now: () => Date },
  { settings, version, by }: SaveInput,
): Promise<Result<number, 'overtaken' | 'same'>> {
  return db.transaction(async (tx) => {
    const inForce = await readCareModel(tx);
    if (inForce.version !== version) return no('overtaken');
    const differences = listDifferences(inForce.settings, settings);
    if (differences.length === 0) return no('same');
    const saved = await saveCareModel(tx, settings, by.name, MESSAGE_KINDS);
    await recordChange(
      { db: tx, now },
      {
        by,
        kind: 'care-model-saved',
        subjects: { careModel: [saved] },
        before: byName(differences, ({ before }) => before),
        after: byName(differences, ({ after }) => after),
      },
    );
    return ok(saved);
  });
}

function byName(differences: readonly Difference[], pick: (one: Difference) => unknown): object {
  return Object.fromEntries(differences.map((one) => [one.setting.name, pick(one)]));
}
