import type { Command } from 'commander';
import { readCareModel } from '../../nurture/care-model-store.ts';
import { stageDays } from '../../nurture/stage-days.ts';
import { countStages } from '../../nurture/stage-store.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { defineStages } from '../../words/define-stages.ts';
import { speakerFor } from '../../words/speaker.ts';
import { describeStages } from './describe-stages.ts';

export function registerStages(report: Command, open: () => Promise<Deps>): void {
  report
    .command('stages')
    .description('customers by stage, on the first of each of the last twelve months and today')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: true }) => {
      const deps = await open();
      const days = stageDays(dayInZone(deps.now(), deps.supplier.timeZone));
      const counts = await countStages(deps.db, days);
      if (json) return console.log(JSON.stringify(counts, null, 2));
      const speaker = speakerFor(deps.supplier.language);
      const { settings } = await readCareModel(deps.db);
      const definitions = defineStages(settings.signals, speaker);
      console.log([describeStages(days, counts, speaker), '', ...definitions].join('\n'));
    });
}
