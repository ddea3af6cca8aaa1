import { type Command, Option } from 'commander';
import { CALL_PURPOSES } from '../../calls/call-table.ts';
import { MESSAGE_KINDS } from '../../decisions/message-kind.ts';
import { effectOverview } from '../../nurture/effect/effect-overview.ts';
import { measureEffect } from '../../nurture/effect/measure-effect.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { describeEffect } from './describe-effect.ts';
import { describeEffectTables } from './describe-effect-tables.ts';

export function registerEffect(report: Command, open: () => Promise<Deps>): void {
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
    .action(async ({ kind, json }: { kind?: string; json?: true }) => run(await open(), { kind, json }));
}

/** In all, by month and by kind; with a kind, that one alone. */
async function run(deps: Deps, { kind, json }: { kind: string | undefined; json: true | undefined }) {
  const today = dayInZone(deps.now(), deps.supplier.timeZone);
  const overview = kind === undefined ? await effectOverview(deps, today) : null;
  const found = overview?.all ?? (await measureEffect(deps, { today, kind: kind ?? null }));
  if (json) {
    const { months, kinds } = overview ?? {};
    return console.log(JSON.stringify({ ...found, months, kinds }, null, 2));
  }
  const said = describeEffect(found, deps.supplier);
  console.log([said, ...(overview ? describeEffectTables(overview, deps.supplier) : [])].join('\n'));
}
