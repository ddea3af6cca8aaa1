import { type Command, Option } from 'commander';
import type { CoverageInputs } from '../../decisions/coverage-inputs.ts';
import { readCareModel, saveCareModel } from '../../nurture/care-model-store.ts';
import { measureCoverage } from '../../nurture/coverage/measure-coverage.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { Mistake } from '../../shared/mistake.ts';
import { speakerFor } from '../../words/speaker.ts';
import { describeCoverage } from './describe-coverage.ts';

/** Option → the input it stands for, and what one of its units is in the input's. */
const INPUTS = [
  ['--order-size-rise', 'orderSizeRise', 0.01, 'per cent more in each order'],
  ['--frequency-rise', 'orderFrequencyRise', 0.01, 'per cent more orders'],
  ['--margin', 'marginShare', 0.01, 'per cent of revenue left after the goods are paid'],
  ['--call-cost', 'callCents', 100, 'cost of one call, in your currency'],
  ['--calls', 'callsPerCustomer', 1, 'calls a customer and year'],
  ['--person-cost', 'personCents', 100, 'cost of a person’s year, in your currency'],
  ['--people', 'people', 1, 'people it takes; 0.5 is half a person'],
] as const satisfies readonly (readonly [string, keyof CoverageInputs, number, string])[];

type Given = Partial<CoverageInputs> & { save?: true; json?: true };

export function registerCoverage(report: Command, open: () => Promise<Deps>): void {
  const coverage = report
    .command('coverage')
    .description('who is cared for by nobody, what they bring, and what care for them would be worth');
  for (const [flag, name, unit, description] of INPUTS) {
    const option = new Option(`${flag} <number>`, description).argParser((text) =>
      readNumber(flag, text, unit),
    );
    option.attributeName = () => name;
    coverage.addOption(option);
  }
  coverage
    .option('--save', 'keep these figures in the care model')
    .option('--json', 'for programs')
    .action(async ({ save, json, ...inputs }: Given) => run(await open(), inputs, { save, json }));
}

async function run(
  deps: Deps,
  inputs: Partial<CoverageInputs>,
  { save, json }: { save: true | undefined; json: true | undefined },
): Promise<void> {
  const today = dayInZone(deps.now(), deps.supplier.timeZone);
  const report = await measureCoverage(deps, { today, inputs });
  console.log(json ? JSON.stringify(report, null, 2) : describeCoverage(report, deps.supplier));
  if (!save) return;
  const { settings } = await readCareModel(deps.db);
  const coverage = { ...settings.coverage, ...inputs };
  const version = await saveCareModel(deps.db, { ...settings, coverage }, 'command line');
  if (!json) console.log(speakerFor(deps.supplier.language).say('coverage:saved', { version }));
}

function readNumber(flag: string, text: string, unit: number): number {
  const number = Number(text.replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(number) || number < 0) {
    throw new Mistake(`${flag} ${text} is not a number from 0 on.`);
  }
  // Cents are whole, and a share of 5 % is 0.05 and not 0.05000000000000001.
  return unit === 100 ? Math.round(number * unit) : Math.round(number * unit * 1e6) / 1e6;
}
