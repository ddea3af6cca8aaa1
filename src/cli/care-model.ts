import type { Command } from 'commander';
import { ZodError } from 'zod';
import type { CareModel } from '../decisions/care-model.ts';
import { readCareModel, saveCareModel } from '../nurture/care-model-store.ts';
import { parseCareModel } from '../nurture/parse-care-model.ts';
import type { Deps } from '../platform/deps.ts';
import { Mistake } from '../shared/mistake.ts';
import { recordChange } from '../staff/audit/record-change.ts';
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
      const { db, now } = await open();
      const { settings } = await readCareModel(db);
      const changed = changeSetting(settings, name, value);
      const version = await db.transaction(async (tx) => {
        const saved = await saveCareModel(tx, changed, author);
        const change = { kind: 'care-model-saved', subjects: { careModel: [saved] } } as const;
        const values = {
          before: { [name]: settingAt(settings, name) },
          after: { [name]: settingAt(changed, name) },
        };
        await recordChange({ db: tx, now }, { by: cliActor(author), ...change, ...values });
        return saved;
      });
      console.log(
        `${name} is now ${value} (version ${version}). It holds from the next review and delivery on.`,
      );
    });
}

function changeSetting(settings: CareModel, name: string, value: string): CareModel {
  const changed = structuredClone(settings) as unknown as Record<string, unknown>;
  const path = name.split('.');
  const last = path.pop() ?? name;
  const holder = path.reduce<unknown>(
    (part, key) => (part as Record<string, unknown> | undefined)?.[key],
    changed,
  );
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, last)) {
    throw new Mistake(`There is no setting “${name}”. See: rytmi care-model show`);
  }
  (holder as Record<string, unknown>)[last] = readValue(value);
  try {
    return parseCareModel(changed);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw new Mistake(
      error.issues.map((issue) => `${issue.path.join('.') || name}: ${issue.message}`).join('\n'),
    );
  }
}

/** The value at a dotted name. */
function settingAt(settings: CareModel, name: string): unknown {
  return name.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], settings);
}

/** Numbers, true, false and lists are JSON; anything else is a text. */
function readValue(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError) return value;
    throw error;
  }
}
