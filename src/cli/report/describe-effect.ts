import type { JudgedEffect } from '../../nurture/effect/judge-effect.ts';
import type { EffectMeasure } from '../../nurture/effect/judge-measures.ts';
import type { EffectReport } from '../../nurture/effect/measure-effect.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { sayVerdict } from '../../words/say-verdict.ts';
import { type Speaker, speakerFor } from '../../words/speaker.ts';

/** The effect in plain sentences, with the figures they rest on. */
export function describeEffect(report: EffectReport, supplier: Supplier): string {
  const speaker = speakerFor(supplier.language);
  const { since, until, look, nextLook } = report;
  if (since === null) return speaker.say('reports:effect.nothing');
  const began = speaker.date(since);
  if (until === null || look === null)
    return speaker.say('reports:effect.tooEarly', { since: began, weeks: nextLook });
  const measures = Object.entries(report.measures) as [EffectMeasure, JudgedEffect | null][];
  const [someone] = Object.values(report.measures).filter((measure) => measure !== null);
  return [
    speaker.say('reports:effect.title', {
      since: began,
      weeks: look,
      until: speaker.date(until),
    }),
    ...(someone
      ? [speaker.say('reports:effect.compared', { cared: someone.caredFor, left: someone.heldOut })]
      : []),
    '',
    ...measures.flatMap(([name, judged]) => describeMeasure(speaker, supplier.currency, name, judged)),
    speaker.say('reports:effect.nextLook', { weeks: nextLook }),
  ].join('\n');
}

function describeMeasure(
  speaker: Speaker,
  currency: string,
  name: EffectMeasure,
  judged: JudgedEffect | null,
): string[] {
  const title = speaker.say(`reports:effect.measure.${name}`);
  if (!judged) return [title, `  ${speaker.say('reports:effect.tooFew')}`, ''];
  const amount = amountIn(speaker, currency, name);
  const figures = speaker.say('reports:effect.figures', {
    leftAlone: amount(judged.heldOutMean),
    difference: signed(judged.difference, amount),
    low: signed(judged.low, amount),
    high: signed(judged.high, amount),
    smallest: amount(judged.smallestVisible),
  });
  return [title, `  ${sayVerdict(judged.verdict, speaker)}`, `  ${figures}`, ''];
}

function amountIn(speaker: Speaker, currency: string, name: EffectMeasure): (value: number) => string {
  if (name === 'revenue') return (cents) => speaker.money(Math.round(cents), currency);
  if (name === 'kept') return (share) => speaker.percent(share);
  return (orders) => speaker.number(orders, 2);
}

function signed(value: number, amount: (value: number) => string): string {
  return `${value < 0 ? '−' : '+'}${amount(Math.abs(value))}`;
}
