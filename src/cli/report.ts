import { type Command, Option } from 'commander';
import { CALL_PURPOSES } from '../calls/call-table.ts';
import { MESSAGE_KINDS } from '../decisions/message-kind.ts';
import { measureEffect } from '../nurture/effect/measure-effect.ts';
import { countStages } from '../nurture/stage-store.ts';
import { dayInZone } from '../platform/clock.ts';
import type { Deps } from '../platform/deps.ts';
import { firstDayOfMonth, monthOfDay } from '../shared/calendar-day.ts';
import { speakerFor } from '../words/speaker.ts';
import { registerCoverage } from './report/coverage.ts';
import { describeEffect } from './report/describe-effect.ts';
import { describeStages } from './report/describe-stages.ts';
import { registerMonth } from './report/month.ts';
import { registerReasons } from './report/reasons.ts';
import { registerSatisfaction } from './report/satisfaction.ts';
import { registerSignals } from './report/signals.ts';

const MONTHS_SHOWN = 12;

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
  registerCoverage(report, open);
  registerSatisfaction(report, open);
  registerSignals(report, open);
  registerReasons(report, open);
  registerMonth(report, open);
  report
    .command('stages')
    .description('customers by stage, on the first of each of the last twelve months and today')
    .option('--json', 'for programs')
    .action(async (options: { json?: boolean }) => reportStages(await open(), options.json === true));
}

async function reportStages(deps: Deps, json: boolean): Promise<void> {
  const today = dayInZone(deps.now(), deps.supplier.timeZone);
  const month = monthOfDay(today);
  const firsts = Array.from({ length: MONTHS_SHOWN }, (_, i) => firstDayOfMonth(month - i)).reverse();
  const days = [...new Set([...firsts, today])];
  const counts = await countStages(deps.db, days);
  const speaker = speakerFor(deps.supplier.language);
  console.log(json ? JSON.stringify(counts, null, 2) : describeStages(days, counts, speaker));
}
