import type { Command } from 'commander';
import {
  type ByMonth,
  type ComplaintName,
  measureReasons,
  type ReasonReport,
} from '../../nurture/reasons/measure-reasons.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { sayComplaintName, sayLeavingReasons } from '../../words/say-reasons.ts';
import { sayWholeMonth } from '../../words/say-whole-month.ts';
import { type Speaker, speakerFor } from '../../words/speaker.ts';

export function registerReasons(report: Command, open: () => Promise<Deps>): void {
  report
    .command('reasons')
    .description('why customers left and what they complained about, by month')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: true }) => {
      const deps = await open();
      const found = await measureReasons(deps, dayInZone(deps.now(), deps.supplier.timeZone));
      console.log(json ? JSON.stringify(found, null, 2) : describeReasons(found, deps.supplier));
    });
}

function describeReasons(report: ReasonReport, { language, currency }: Supplier): string {
  const speaker = speakerFor(language);
  const say = (key: string) => speaker.say(`reasons:${key}`);
  const nameOf = (name: ComplaintName) => sayComplaintName(name, speaker);
  return [
    say('title'),
    '',
    say('leaving'),
    ...sayLeavingReasons(report.leaving, speaker, currency).map((line) => `  ${line}`),
    ...tableOf(report, report.leaving, (reason) => speaker.say(`calls:leaving.${reason}`), speaker),
    '',
    say('complaints'),
    ...(report.complaints.length === 0 ? [`  ${say('noComplaints')}`] : []),
    ...tableOf(report, report.complaints, nameOf, speaker),
    ...(report.products.length === 0 ? [] : ['', say('products')]),
    ...tableOf(report, report.products, nameOf, speaker),
    '',
    say('definition'),
  ].join('\n');
}

/** One line a row: its months that are not empty. */
function tableOf<Name>(
  { months }: ReasonReport,
  rows: readonly ByMonth<Name>[],
  nameOf: (name: Name) => string,
  speaker: Speaker,
): string[] {
  return rows.map(({ name, counts, total }) => {
    const told = counts.flatMap((count, place) =>
      count === 0 ? [] : [`${sayWholeMonth(months[place] ?? 0, speaker)} ${speaker.number(count)}`],
    );
    return `  ${nameOf(name)}: ${speaker.number(total)} (${told.join(', ')})`;
  });
}
