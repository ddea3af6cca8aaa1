import { DEFAULT_CARE_MODEL } from '../../decisions/care-model.ts';
import { MESSAGE_KINDS, type MessageKind } from '../../decisions/message-kind.ts';
import { readCareModel, saveCareModel } from '../../nurture/care-model-store.ts';
import type { Database } from '../../platform/database.ts';
import { STAGES } from '../../signals/stages/stage.ts';
import type { Actor } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';

interface SwitchInput {
  kind: MessageKind;
  /** Kinds that nobody has decided about; the others of them stay so. */
  fresh: readonly MessageKind[];
  by: Actor;
}

/** Switches a kind of mail on that came with an upgrade, in the stages that get it by default. */
export async function switchKindOn(
  { db, now }: { db: Database; now: () => Date },
  { kind, fresh, by }: SwitchInput,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { settings } = await readCareModel(tx);
    const kindsOn = MESSAGE_KINDS.filter((one) => one === kind || settings.kindsOn.includes(one));
    const getsIt = STAGES.filter((stage) => DEFAULT_CARE_MODEL.stages[stage].includes(kind));
    const stages = {
      ...settings.stages,
      ...Object.fromEntries(getsIt.map((stage) => [stage, [...new Set([...settings.stages[stage], kind])]])),
    };
    const known = MESSAGE_KINDS.filter((one) => one === kind || !fresh.includes(one));
    const saved = await saveCareModel(tx, { ...settings, kindsOn, stages }, by.name, known);
    const values = { before: { kindsOn: settings.kindsOn }, after: { kindsOn } };
    const change = { by, kind: 'care-model-saved', subjects: { careModel: [saved] } } as const;
    await recordChange({ db: tx, now }, { ...change, ...values });
  });
}
