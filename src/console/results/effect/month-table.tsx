import type { EffectOverview, MonthSide } from '../../../nurture/effect/effect-overview.ts';
import { sayEffectAmount } from '../../../words/say-effect-amount.ts';
import { sayWholeMonth } from '../../../words/say-whole-month.ts';
import type { Reader } from '../../console-deps.ts';
import { Scrolls } from '../../shell/scrolls.tsx';

const MEASURES = ['orders', 'revenue', 'kept'] as const;

/** Every month's figures a customer, cared for beside left alone; folded away beneath the chart. */
export function MonthTable({ reader, overview }: { reader: Reader; overview: EffectOverview }) {
  const { speaker, supplier } = reader;
  const say = (key: string) => speaker.say(`results:effect.${key}`);
  const amount = (side: MonthSide, measure: (typeof MEASURES)[number]) =>
    sayEffectAmount(side[measure], { measure, currency: supplier.currency }, speaker);
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
              {MEASURES.flatMap((measure) =>
                ['caredFor', 'leftAlone'].map((side) => (
                  <th key={`${measure}${side}`} scope="col" class="number">
                    {`${say(`monthly.${measure}`)}, ${say(side).toLocaleLowerCase(speaker.language)}`}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {overview.months.toReversed().map(({ month, caredFor, heldOut }) => (
              <tr key={month}>
                <th scope="row">{sayWholeMonth(month, speaker)}</th>
                {MEASURES.flatMap((measure) =>
                  [caredFor, heldOut].map((side, place) => (
                    <td key={`${measure}${place}`} class="number">
                      {amount(side, measure)}
                    </td>
                  )),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
    </details>
  );
}
