import { isoFromDay } from '../../../../src/shared/calendar-day.ts';
import type { Judged, Judgement } from './judged.ts';
import { MEASURES, type Measure, type MethodMeans, meansOf } from './mean-of.ts';
import { figure, tableLines } from './print-table.ts';

const NAMES: Readonly<Record<Measure, string>> = {
  auc: 'AUC',
  averagePrecision: 'AP',
  recallAtFive: 'nRec@5',
  calibrationError: 'ECE',
  brier: 'Brier',
};

/** All cuts one by one, then the means, as lines. */
export function describeJudgement(judgement: Judgement, about: { title: string; what: string }): string[] {
  const measures = MEASURES.filter((measure) => judgement.judged.some((one) => one[measure] !== undefined));
  const header = (first: string) => [first, ...measures.map((measure) => NAMES[measure])];
  const rows = (those: readonly (Judged | MethodMeans)[]) =>
    those.map((one) => [one.method, ...measures.map((measure) => figure(one[measure]))]);
  const cuts = judgement.cuts.flatMap(({ cut, count, happened }) => {
    const share = ((100 * happened) / count).toFixed(1);
    const refused = judgement.refusals.find((one) => one.cut === cut);
    return [
      '',
      `${isoFromDay(cut)}: ${count.toLocaleString('en')}, ${share} % ${about.what}`,
      ...tableLines(header('method'), rows(judgement.judged.filter((one) => one.cut === cut))),
      ...(refused ? [`  Rytmi has too little history for a fit (${refused.because})`] : []),
    ];
  });
  return [
    about.title,
    ...cuts,
    '',
    ...tableLines(header(`mean of ${judgement.cuts.length}`), rows(meansOf(judgement))),
  ];
}
