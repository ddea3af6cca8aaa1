import type { EffectOverview, MonthSide } from '../../../nurture/effect/effect-overview.ts';
import { EFFECT_MEASURES, type EffectMeasure } from '../../../nurture/effect/judge-measures.ts';
import type { MonthDifference } from '../../../nurture/effect/month-difference.ts';
import { sayEffectAmount } from '../../../words/say-effect-amount.ts';
import { sayWholeMonth } from '../../../words/say-whole-month.ts';
import type { Reader } from '../../console-deps.ts';
import { Scrolls } from '../../shell/scrolls.tsx';

/** Every month's figures a customer, cared for beside left alone; folded away beneath the chart. */
export function MonthTable({ reader, overview }: { reader: Reader; overview: EffectOverview }) {
  const { speaker, supplier } = reader;
  const say = (key: string) => speaker.say(`results:effect.${key}`);
  const { currency } = supplier;
  const amount = (side: MonthSide, measure: EffectMeasure) =>
    sayEffectAmount(side[measure], { measure, currency }, speaker);
  return (
    <details>
      <summary>{say('numbers')}</summary>
      <p>
        <a href="/console/results/effect.csv?part=months">{say('csv')}</a>
      </p>
      <Scrolls label={say('byMonth')}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{say('month')}</th>
              {EFFECT_MEASURES.flatMap((measure) =>
                ['caredFor', 'leftAlone', 'difference'].map((side) => (
                  <th key={`${measure}${side}`} scope="col" class="number">
                    {`${say(`monthly.${measure}`)}, ${say(side).toLocaleLowerCase(speaker.language)}`}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {overview.months.toReversed().map(({ month, caredFor, heldOut, difference }) => (
              <tr key={month}>
                <th scope="row">{sayWholeMonth(month, speaker)}</th>
                {EFFECT_MEASURES.flatMap((measure) => [
                  <td class="number">{amount(caredFor, measure)}</td>,
                  <td class="number">{amount(heldOut, measure)}</td>,
                  <Difference
                    difference={difference[measure]}
                    signed={(value) => sayEffectAmount(value, { measure, currency, signed: true }, speaker)}
                  />,
                ])}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </details>
  );
}

interface DifferenceProps {
  difference: MonthDifference | null;
  signed(value: number): string;
}

function Difference({ difference, signed }: DifferenceProps) {
  if (!difference) return <td class="number">–</td>;
  return (
    <td class="number">
      {signed(difference.middle)}
      <span class="share">{`${signed(difference.low)} … ${signed(difference.high)}`}</span>
    </td>
  );
}
