import { weekTotals } from '../../../nurture/backtest/week-totals.ts';
import type { Reader } from '../../console-deps.ts';
import type { HistoryFound } from '../../replaying/replay-order.ts';
import { Scrolls } from '../../shell/scrolls.tsx';

/** A usual week by kind of mail and reason of call: what comes up, what is done, and who was left alone. */
export function ReplayTable({ reader, found }: { reader: Reader; found: HistoryFound }) {
  const { speaker } = reader;
  const say = (key: string) => speaker.say(`results:replay.${key}`);
  const { weeks } = weekTotals(found);
  const usual = (count: number) => speaker.number(count / weeks, 1);
  const rows = [
    ...found.mails.map(({ kind, sent, heldOut }) => ({
      name: speaker.say(`calls:message.kind.${kind}`),
      figures: [usual(sent), usual(sent), '–', usual(heldOut)],
    })),
    ...found.calls.map(({ purpose, raised, made, unmade, heldOut }) => ({
      name: speaker.say('results:effect.call', { purpose: speaker.say(`calls:purpose.${purpose}`) }),
      figures: [usual(raised), usual(made), usual(unmade), usual(heldOut)],
    })),
  ];
  return (
    <Scrolls label={speaker.say('backtest:perWeek.title')}>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{say('what')}</th>
            {['up', 'done', 'undone', 'heldOut'].map((column) => (
              <th key={column} scope="col" class="number">
                {say(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, figures }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figures.map((figure, place) => (
                <td key={place} class="number">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
