import type { Command } from 'commander';
import { measureSatisfaction } from '../../nurture/satisfaction/measure-satisfaction.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { describeSatisfaction } from './describe-satisfaction.ts';

export function registerSatisfaction(report: Command, open: () => Promise<Deps>): void {
  report
    .command('satisfaction')
    .description('what customers answered within the year, and who answered nothing')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: true }) => {
      const deps = await open();
      const today = dayInZone(deps.now(), deps.supplier.timeZone);
      const found = await measureSatisfaction(deps, { today });
      console.log(json ? JSON.stringify(found, null, 2) : describeSatisfaction(found, deps.supplier));
    });
}
