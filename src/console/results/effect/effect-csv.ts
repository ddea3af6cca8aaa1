import type { EffectOverview } from '../../../nurture/effect/effect-overview.ts';
import { EFFECT_MEASURES, type EffectMeasure } from '../../../nurture/effect/judge-measures.ts';
import { sayEffectKind } from '../../../words/say-effect-kind.ts';
import { sayWholeMonth } from '../../../words/say-whole-month.ts';
import type { Speaker } from '../../../words/speaker.ts';
import { csvOf } from '../../charts/csv-of.ts';

const CENTS = 100;
const FIGURES = ['caredFor', 'leftAlone', 'difference', 'low', 'high'] as const;

/** The tables of the effect as CSV: by month, or by kind and reason. Money is in whole units of the currency, shares are 0–1. */
export function effectCsv(overview: EffectOverview, part: 'months' | 'kinds', speaker: Speaker): string {
  const say = (key: string) => speaker.say(`results:effect.${key}`);
  const headOf = (title: (measure: EffectMeasure) => string) =>
    EFFECT_MEASURES.flatMap((measure) => FIGURES.map((figure) => `${title(measure)}, ${say(figure)}`));
  if (part === 'kinds') {
    const header = [say('kind'), ...headOf((measure) => speaker.say(`reports:effect.measure.${measure}`))];
    const rows = overview.kinds.map((one) => [sayEffectKind(one.kind, speaker), ...kindLine(one)]);
    return csvOf([header, ...rows], speaker.language);
  }
  const rows = overview.months.map((one) => [sayWholeMonth(one.month, speaker), ...monthLine(one)]);
  return csvOf(
    [[say('month'), ...headOf((measure) => say(`monthly.${measure}`))], ...rows],
    speaker.language,
  );
}

/** Customers on each side, and the difference with its ends. */
function kindLine({ report }: EffectOverview['kinds'][number]): (number | null)[] {
  return EFFECT_MEASURES.flatMap((measure) => {
    const found = report.measures[measure];
    if (!found) return FIGURES.map(() => null);
    const each = (value: number) => inUnits(value, measure);
    return [found.caredFor, found.heldOut, each(found.difference), each(found.low), each(found.high)];
  });
}

function monthLine({ caredFor, heldOut, difference }: EffectOverview['months'][number]): (number | null)[] {
  return EFFECT_MEASURES.flatMap((measure) => {
    const found = difference[measure];
    const sides = [caredFor[measure], heldOut[measure]].map((value) => inUnits(value, measure));
    const ends = found ? [found.middle, found.low, found.high] : [null, null, null];
    return [...sides, ...ends.map((value) => value && inUnits(value, measure))];
  });
}

function inUnits(value: number, measure: EffectMeasure): number {
  return measure === 'revenue' ? value / CENTS : value;
}
