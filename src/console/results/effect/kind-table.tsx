import type { EffectOverview } from '../../../nurture/effect/effect-overview.ts';
import { sayEffectAmount } from '../../../words/say-effect-amount.ts';
import { sayVerdict } from '../../../words/say-verdict.ts';
import type { Reader } from '../../console-deps.ts';
import { Scrolls } from '../../shell/scrolls.tsx';
import { sayEffectKind } from './say-effect-kind.ts';

type Kinds = EffectOverview['kinds'];

/** By what customers were first chosen for: the difference in orders, and what can be said of it. */
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
              {['caredFor', 'leftAlone', 'difference', 'interval'].map((column) => (
                <th key={column} scope="col" class="number">
                  {say(column)}
                </th>
              ))}
              <th scope="col">{say('verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((one) => (
              <Row key={one.kind} reader={reader} one={one} />
            ))}
          </tbody>
        </table>
      </Scrolls>
    </>
  );
}

function Row({ reader, one }: { reader: Reader; one: Kinds[number] }) {
  const { speaker, supplier } = reader;
  const judged = one.report.measures.orders;
  const signed = (value: number) =>
    sayEffectAmount(value, { measure: 'orders', currency: supplier.currency, signed: true }, speaker);
  return (
    <tr>
      <th scope="row">{sayEffectKind(one.kind, speaker)}</th>
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
