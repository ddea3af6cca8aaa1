import type { Supplier } from '../../shared/supplier.ts';
import { sayCoverage } from '../../words/say-coverage.ts';
import { sayGoal } from '../../words/say-goal.ts';
import { sayLeavingReasons } from '../../words/say-reasons.ts';
import { sayVerdict } from '../../words/say-verdict.ts';
import { sayWholeMonth } from '../../words/say-whole-month.ts';
import type { Speaker } from '../../words/speaker.ts';
import type { EffectMeasure } from '../effect/judge-measures.ts';
import type { MonthReport } from './measure-month.ts';
import type { MonthLetter } from './month-letter.ts';

type Part = MonthLetter['parts'][number];

interface Telling {
  speaker: Speaker;
  supplier: Supplier;
  /** Address of the console, without a slash at its end. */
  consoleUrl: string;
}

/** One page for the owner: whether it works, what was done, what was won and lost. */
export function composeMonthLetter(report: MonthReport, telling: Telling): MonthLetter {
  const { speaker, supplier, consoleUrl } = telling;
  const month = sayWholeMonth(report.month, speaker);
  const say = (key: string) => speaker.say(`month:${key}`);
  const part = (key: string, lines: readonly string[], bars: Part['bars'] = []): Part => ({
    title: say(key),
    lines,
    bars,
  });
  return {
    language: speaker.language,
    subject: speaker.say('month:subject', { month, supplier: supplier.name }),
    parts: [
      part('effect', sayEffects(report, speaker)),
      part('revenue', [], revenueBars(report, telling)),
      part('wonAndLost', sayWonAndLost(report, telling)),
      part('done', sayDone(report, speaker), mailBars(report, speaker)),
      part('goals', sayGoals(report, speaker)),
      part('reasons', sayLeavingReasons(report.reasons.leaving, speaker, supplier.currency)),
      part('coverage', sayCovered(report, telling)),
    ],
    link: { words: say('link'), url: `${consoleUrl}/results/effect` },
    foot: speaker.say('month:foot', { supplier: supplier.name }),
  };
}

function sayEffects({ effect }: MonthReport, speaker: Speaker): string[] {
  if (effect.look === null) return [speaker.say('month:tooEarly')];
  return (Object.keys(effect.measures) as EffectMeasure[]).map((name) => {
    const judged = effect.measures[name];
    const verdict = judged ? sayVerdict(judged.verdict, speaker) : speaker.say('reports:effect.tooFew');
    return `${speaker.say(`reports:effect.measure.${name}`)}: ${verdict}`;
  });
}

function revenueBars({ revenue }: MonthReport, { speaker, supplier }: Telling): Part['bars'] {
  const most = Math.max(1, ...revenue.map(({ cents }) => cents));
  return revenue.map(({ month, cents }) => ({
    label: sayWholeMonth(month, speaker),
    value: speaker.money(Math.round(cents / 100) * 100, supplier.currency),
    share: Math.max(0, cents) / most,
  }));
}

function sayWonAndLost({ figures }: MonthReport, { speaker, supplier }: Telling): string[] {
  const money = speaker.money(Math.round(figures.lostCents / 100) * 100, supplier.currency);
  return [
    speaker.say('month:new', { count: figures.stages.new }),
    speaker.say('month:returned', { count: figures.stages.returned }),
    speaker.say('month:lost', { count: figures.stages.lost, money }),
  ];
}

function sayDone({ figures: { callsMade, reached, mails } }: MonthReport, speaker: Speaker): string[] {
  const calls = speaker.say('month:calls', { count: callsMade, reached });
  return [calls, speaker.say(mails.length === 0 ? 'month:noMails' : 'month:mails')];
}

function mailBars({ figures: { mails } }: MonthReport, speaker: Speaker): Part['bars'] {
  const most = Math.max(1, ...mails.map(({ count }) => count));
  return mails.map(({ kind, count }) => ({
    label: speaker.say(`calls:message.kind.${kind}`),
    value: speaker.number(count),
    share: count / most,
  }));
}

function sayGoals({ goals }: MonthReport, speaker: Speaker): string[] {
  if (goals.length === 0) return [speaker.say('results:goals.none')];
  return goals.map((goal) => sayGoal(goal, speaker));
}

/** The whole report stands in the console; here its two first sentences, who is outside and what they are worth. */
function sayCovered({ coverage }: MonthReport, { speaker, supplier }: Telling): string[] {
  if (coverage.customers === 0) return [speaker.say('coverage:none')];
  return sayCoverage(coverage, speaker, supplier.currency).slice(0, 2);
}
