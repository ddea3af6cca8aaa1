import type { EffectOverview } from '../../nurture/effect/effect-overview.ts';
import { EFFECT_MEASURES, type EffectMeasure } from '../../nurture/effect/judge-measures.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { defineEffect } from '../../words/define-effect.ts';
import { sayEffectAmount } from '../../words/say-effect-amount.ts';
import { sayEffectKind } from '../../words/say-effect-kind.ts';
import { sayVerdict } from '../../words/say-verdict.ts';
import { sayWholeMonth } from '../../words/say-whole-month.ts';
import { type Speaker, speakerFor } from '../../words/speaker.ts';

/** The differences by kind of mail and reason of call, and by month, and what all of it means; nothing before anybody was chosen. */
export function describeEffectTables(
  { all, kinds, months }: EffectOverview,
  { language, currency }: Supplier,
): string[] {
  if (all.since === null) return [];
  const speaker = speakerFor(language);
  const difference = differenceIn(speaker, currency);
  const title = (measure: EffectMeasure) => speaker.say(`reports:effect.measure.${measure}`);
  const kindLines = kinds.flatMap(({ kind, report: { measures } }) => [
    `  ${sayEffectKind(kind, speaker)}`,
    ...EFFECT_MEASURES.map((measure) => {
      const found = measures[measure];
      const said = found
        ? `${difference(found.difference, found, measure)}. ${sayVerdict(found.verdict, speaker)}`
        : speaker.say('reports:effect.tooFew');
      return `    ${title(measure)}: ${said}`;
    }),
  ]);
  // Months from before the books begin say nothing.
  const told = months.filter(({ caredFor, heldOut }) => caredFor.kept + heldOut.kept > 0);
  const monthLines = told.flatMap((one) => [
    `  ${sayWholeMonth(one.month, speaker)}`,
    ...EFFECT_MEASURES.map((measure) => {
      const found = one.difference[measure];
      const said = found ? difference(found.middle, found, measure) : speaker.say('reports:effect.tooFew');
      return `    ${speaker.say(`results:effect.monthly.${measure}`)}: ${said}`;
    }),
  ]);
  return [
    ...(kindLines.length > 0 ? ['', speaker.say('results:effect.byKind'), ...kindLines] : []),
    ...(monthLines.length > 0 ? ['', speaker.say('results:effect.byMonth'), ...monthLines] : []),
    ...['', speaker.say('results:effect.how'), ...defineEffect(speaker)],
  ];
}

function differenceIn(speaker: Speaker, currency: string) {
  return (value: number, { low, high }: { low: number; high: number }, measure: EffectMeasure) => {
    const signed = (figure: number) => sayEffectAmount(figure, { measure, currency, signed: true }, speaker);
    return `${signed(value)} (${signed(low)} … ${signed(high)})`;
  };
}
