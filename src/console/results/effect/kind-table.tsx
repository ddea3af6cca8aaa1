import type { EffectOverview } from '../../../nurture/effect/effect-overview.ts';
import { EFFECT_MEASURES, type EffectMeasure } from '../../../nurture/effect/judge-measures.ts';
import { sayEffectAmount } from '../../../words/say-effect-amount.ts';
import { sayEffectKind } from '../../../words/say-effect-kind.ts';
import { sayVerdict } from '../../../words/say-verdict.ts';
import type { Reader } from '../../console-deps.ts';
import { Scrolls } from '../../shell/scrolls.tsx';

type Kinds = EffectOverview['kinds'];

/** By what customers were first chosen for: the difference in each measure, and what can be said of it. */
export function KindTable({ reader, kinds }: { reader: Reader; kinds: Kinds }) {
  const { speaker } = reader;
  const say = (key: string) => speaker.say(`results:effect.${key}`);
  return (
    <>
      <p>
        <a href="/console/results/effect.csv?part=kinds">{say('csv')}</a>
      </p>
      <Scrolls label={say('byKind')}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{say('kind')}</th>
              <th scope="col">{say('measure')}</th>
              {['caredFor', 'leftAlone', 'difference', 'interval'].map((column) => (
                <th key={column} scope="col" class="number">
                  {say(column)}
                </th>
              ))}
              <th scope="col">{say('verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.flatMap((one) =>
              EFFECT_MEASURES.map((measure) => (
                <Row key={`${one.kind}${measure}`} reader={reader} one={one} measure={measure} />
              )),
            )}
          </tbody>
        </table>
      </Scrolls>
    </>
  );
}

interface RowProps {
  reader: Reader;
  one: Kinds[number];
  measure: EffectMeasure;
}

function Row({ reader, one, measure }: RowProps) {
  const { speaker, supplier } = reader;
  const judged = one.report.measures[measure];
  const signed = (value: number) =>
    sayEffectAmount(value, { measure, currency: supplier.currency, signed: true }, speaker);
  return (
    <tr>
      {measure === EFFECT_MEASURES[0] ? (
        <th scope="rowgroup" rowspan={EFFECT_MEASURES.length}>
          {sayEffectKind(one.kind, speaker)}
        </th>
      ) : null}
      <td>{speaker.say(`reports:effect.measure.${measure}`)}</td>
      <td class="number">{judged ? speaker.number(judged.caredFor) : '–'}</td>
      <td class="number">{judged ? speaker.number(judged.heldOut) : '–'}</td>
      <td class="number">{judged ? signed(judged.difference) : '–'}</td>
      <td class="number">{judged ? `${signed(judged.low)} … ${signed(judged.high)}` : '–'}</td>
      <td class="verdict-cell">
        {judged ? sayVerdict(judged.verdict, speaker) : speaker.say('reports:effect.tooFew')}
      </td>
    </tr>
  );
}
