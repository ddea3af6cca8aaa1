import { type Command, Option } from 'commander';
import { CALL_PURPOSES } from '../calls/call-table.ts';
import { MESSAGE_KINDS } from '../decisions/message-kind.ts';
import { measureEffect } from '../nurture/effect/measure-effect.ts';
import { dayInZone } from '../platform/clock.ts';
import type { Deps } from '../platform/deps.ts';
import { describeEffect } from './report/describe-effect.ts';

/** What the owner asks: does it work? */
export function registerReport(program: Command, open: () => Promise<Deps>): void {
  const report = program.command('report').description('figures for whoever owns the business');
  report
    .command('effect')
    .description('what care has changed, against the customers left alone')
    .addOption(
      new Option('--kind <kind>', 'only customers first chosen for this').choices([
        ...MESSAGE_KINDS,
        ...CALL_PURPOSES,
      ]),
    )
    .option('--json', 'for programs')
    .action(async (options: { kind?: string; json?: boolean }) => {
      const deps = await open();
      const today = dayInZone(deps.now(), deps.supplier.timeZone);
      const found = await measureEffect(deps, { today, kind: options.kind ?? null });
      console.log(options.json ? JSON.stringify(found, null, 2) : describeEffect(found, deps.supplier));
    });
}
