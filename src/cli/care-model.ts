import type { Command } from 'commander';
import type { CareModel } from '../decisions/care-model.ts';
import { readCareModel, saveCareModel } from '../nurture/care-model-store.ts';
import type { Deps } from '../platform/deps.ts';
import { recordChange } from '../staff/audit/record-change.ts';
import { changeSetting } from './care-model/change-setting.ts';
import { registerTry } from './care-model/try-setting.ts';
import { cliActor } from './cli-actor.ts';

export function registerCareModel(program: Command, open: () => Promise<Deps>): void {
  const careModel = program
    .command('care-model')
    .description('the settings by which customers are cared for');
  careModel
    .command('show')
    .description('print the care model in force')
    .action(async () => {
      const { version, settings } = await readCareModel((await open()).db);
      console.log(JSON.stringify({ version, ...settings }, null, 2));
    });
  careModel
    .command('set')
    .description('change one setting, such as: set mode approve, set calls.perPersonPerDay 12')
    .argument('<name>', 'name as shown, with a dot before the inner part')
    .argument('<value>', 'text, number, true, false or JSON')
    .option('--author <who>', 'who changes it, for the record', 'command line')
    .action(async (name: string, value: string, { author }: { author: string }) => {
      const version = await saveSetting(await open(), name, value, author);
      console.log(
        `${name} is now ${value} (version ${version}). It holds from the next review and delivery on.`,
      );
    });
  registerTry(careModel, open);
}

async function saveSetting({ db, now }: Deps, name: string, value: string, author: string): Promise<number> {
  const { settings } = await readCareModel(db);
  const changed = changeSetting(settings, name, value);
  return db.transaction(async (tx) => {
    const saved = await saveCareModel(tx, changed, author);
    const change = { kind: 'care-model-saved', subjects: { careModel: [saved] } } as const;
    const values = {
      before: { [name]: settingAt(settings, name) },
      after: { [name]: settingAt(changed, name) },
    };
    await recordChange({ db: tx, now }, { by: cliActor(author), ...change, ...values });
    return saved;
  });
}

/** The value at a dotted name. */
function settingAt(settings: CareModel, name: string): unknown {
  return name.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], settings);
}
