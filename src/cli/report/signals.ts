import type { Command } from 'commander';
import {
  HORIZON_DAYS,
  readSignalFigures,
  trustOfFigures,
} from '../../nurture/judged-signals/signal-store.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { defineJudgedSignals } from '../../words/define-judged-signals.ts';
import { sayJudgedSignal } from '../../words/say-judged-signal.ts';
import { speakerFor } from '../../words/speaker.ts';

export function registerSignals(report: Command, open: () => Promise<Deps>): void {
  report
    .command('signals')
    .description('what calls have shown of each finding: was it right, who would have ordered anyway')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: true }) => {
      const deps = await open();
      const today = dayInZone(deps.now(), deps.supplier.timeZone);
      const figures = await readSignalFigures(deps.db, today);
      const trust = trustOfFigures(figures);
      if (json) console.log(JSON.stringify({ day: today, figures, trust }, null, 2));
      else console.log(describeSignals(deps, today, figures, trust));
    });
}

function describeSignals(
  { supplier: { language, currency } }: Pick<Deps, 'supplier'>,
  today: number,
  figures: Awaited<ReturnType<typeof readSignalFigures>>,
  trust: ReturnType<typeof trustOfFigures>,
): string {
  const speaker = speakerFor(language);
  const title = speaker.say('judged:title', { date: speaker.date(today) });
  if (figures.length === 0) return [title, '', speaker.say('judged:none')].join('\n');
  const parts = figures.flatMap((one) => [
    '',
    speaker.say(`judged:name.${one.kind}`),
    ...sayJudgedSignal(one, trust[one.kind], speaker, currency).map((line) => `  ${line}`),
  ]);
  return [title, ...parts, '', ...defineJudgedSignals(speaker, HORIZON_DAYS)].join('\n');
}
