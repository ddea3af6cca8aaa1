import type { Command } from 'commander';
import { handInThread } from '../nurture/backtest/hand-in-thread.ts';
import type { HandTask } from '../nurture/backtest/replay-talk.ts';
import { type Backtest, runBacktest } from '../nurture/backtest/run-backtest.ts';
import type { Deps } from '../platform/deps.ts';
import { withProgress } from '../platform/progress.ts';
import { startThread } from '../platform/start-thread.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import { speakerFor } from '../words/speaker.ts';
import { describeBacktest } from './backtest/describe-backtest.ts';
import { parseDay } from './parse-day.ts';

const PER_CENT = 100;

interface Given {
  from?: string;
  to?: string;
  json?: true;
}

export function registerBacktest(program: Command, open: () => Promise<Deps>): void {
  program
    .command('backtest')
    .description('replay history day by day: what care would have done, and how well it would have known')
    .option('--from <day>', 'first day, such as 2010-12-01; two years before the last one when left out')
    .option('--to <day>', 'last day; that of the newest order when left out')
    .option('--json', 'for programs')
    .action(async (given: Given) => run(await open(), given));
}

async function run(deps: Deps, { from, to, json }: Given): Promise<void> {
  const speaker = speakerFor(deps.supplier.language);
  const days = {
    from: from ? parseDay('--from', from) : undefined,
    to: to ? parseDay('--to', to) : undefined,
  };
  const openHand = (task: HandTask) => handInThread(startThread, task);
  const backtest = await withProgress(speaker.say('backtest:progress'), PER_CENT, (advance) =>
    runBacktest(
      { ...deps, openHand },
      { ...days, onProgress: (share) => advance(Math.round(PER_CENT * share)) },
    ),
  );
  console.log(json ? JSON.stringify(asJson(backtest), null, 2) : describeBacktest(backtest, speaker));
}

function asJson({ from, to, weeks, disturbed, names, ...rest }: Backtest) {
  return {
    from: isoFromDay(from),
    to: isoFromDay(to),
    ...rest,
    weeks: weeks.map((week) => ({ ...week, from: isoFromDay(week.from) })),
    disturbed: disturbed.map((one) => ({ ...one, name: names.get(one.customerId) })),
  };
}
