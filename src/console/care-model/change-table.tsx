import type { CareModelChange, Change } from '../../nurture/backtest/compare-care-models.ts';
import type { Reader } from '../console-deps.ts';
import { Scrolls } from '../shell/scrolls.tsx';

/** A week by kind of mail and reason of call: now, with this, and the difference. */
export function ChangeTable({ reader, change }: { reader: Reader; change: CareModelChange }) {
  const { speaker } = reader;
  const say = (key: string, values = {}) => speaker.say(`care-model:trial.${key}`, values);
  const { mails, calls, callsMade, capacity, kinds, purposes, customers, from, to } = change;
  return (
    <section class="part">
      <h2>{say('week')}</h2>
      <Scrolls label={say('week')}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{say('what')}</th>
              {['now', 'proposed', 'difference'].map((column) => (
                <th key={column} scope="col" class="number">
                  {say(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Row reader={reader} name={say('row.mails')} change={mails} isSum />
            {kinds.map((one) => (
              <Row
                key={one.kind}
                reader={reader}
                name={speaker.say(`calls:message.kind.${one.kind}`)}
                change={one}
              />
            ))}
            <Row reader={reader} name={say('row.calls')} change={calls} isSum />
            {purposes.map((one) => (
              <Row
                key={one.purpose}
                reader={reader}
                name={speaker.say(`calls:purpose.${one.purpose}`)}
                change={one}
              />
            ))}
            <Row reader={reader} name={say('row.callsMade')} change={callsMade} isSum />
            <Row reader={reader} name={say('row.capacity')} change={capacity} isSum />
          </tbody>
        </table>
      </Scrolls>
      <details>
        <summary>{say('how')}</summary>
        <p class="quiet">{say('definition', { from: speaker.date(from), to: speaker.date(to) })}</p>
        {customers.replayed < customers.all ? (
          <p class="quiet">
            {speaker.say('backtest:change.part', {
              replayed: speaker.number(customers.replayed),
              all: speaker.number(customers.all),
            })}
          </p>
        ) : null}
      </details>
    </section>
  );
}

interface RowProps {
  reader: Reader;
  name: string;
  change: Change;
  isSum?: boolean;
}

function Row({ reader: { speaker }, name, change: { now, proposed }, isSum }: RowProps) {
  const more = Math.round(10 * (proposed - now)) / 10;
  return (
    <tr class={isSum ? 'sum' : undefined}>
      <th scope="row">{name}</th>
      <td class="number">{speaker.number(now, 1)}</td>
      <td class="number">{speaker.number(proposed, 1)}</td>
      <td class="number">
        {more === 0 ? '±0' : `${more < 0 ? '−' : '+'}${speaker.number(Math.abs(more), 1)}`}
      </td>
    </tr>
  );
}
