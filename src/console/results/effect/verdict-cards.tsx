import type { JudgedEffect } from '../../../nurture/effect/judge-effect.ts';
import type { EffectMeasure } from '../../../nurture/effect/judge-measures.ts';
import type { EffectReport } from '../../../nurture/effect/measure-effect.ts';
import { sayEffectAmount } from '../../../words/say-effect-amount.ts';
import { sayVerdict } from '../../../words/say-verdict.ts';
import type { Reader } from '../../console-deps.ts';

/** One card a measure: what can be said of it, and the figures that it rests on. */
export function VerdictCards({ reader, report }: { reader: Reader; report: EffectReport }) {
  const { speaker } = reader;
  const measures = Object.entries(report.measures) as [EffectMeasure, JudgedEffect | null][];
  return (
    <div class="verdict">
      {measures.map(([measure, judged]) => (
        <section key={measure} class="card">
          <h2>{speaker.say(`reports:effect.measure.${measure}`)}</h2>
          {judged ? (
            <Judged reader={reader} measure={measure} judged={judged} />
          ) : (
            <p>{speaker.say('reports:effect.tooFew')}</p>
          )}
        </section>
      ))}
    </div>
  );
}

interface JudgedProps {
  reader: Reader;
  measure: EffectMeasure;
  judged: JudgedEffect;
}

function Judged({ reader: { speaker, supplier }, measure, judged }: JudgedProps) {
  const { currency } = supplier;
  const amount = (value: number) => sayEffectAmount(value, { measure, currency }, speaker);
  const signed = (value: number) => sayEffectAmount(value, { measure, currency, signed: true }, speaker);
  const say = (key: string, values: Record<string, string>) =>
    speaker.say(`results:effect.card.${key}`, values);
  return (
    <>
      <p class="big">{signed(judged.difference)}</p>
      <p>{sayVerdict(judged.verdict, speaker)}</p>
      <p class="quiet">{say('between', { low: signed(judged.low), high: signed(judged.high) })}</p>
      <p class="quiet">
        {say('against', { left: amount(judged.heldOutMean), smallest: amount(judged.smallestVisible) })}
      </p>
    </>
  );
}
