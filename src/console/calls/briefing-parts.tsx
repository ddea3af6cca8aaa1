import type { ComponentChildren } from 'preact';
import type { Briefing } from '../../calls/briefing.ts';
import type { BriefingFacts } from '../../calls/briefing-facts.ts';
import type { Speaker } from '../../words/speaker.ts';
import type { Reader } from '../console-deps.ts';
import { MonthBars } from '../drawings/month-bars.tsx';
import { OrderLine } from '../drawings/order-line.tsx';
import { DueItems } from './due-items.tsx';

interface BriefingPartsProps {
  reader: Reader;
  facts: BriefingFacts;
  briefing: Briefing;
}

/** The briefing, in the order one needs it: why, how to begin, what hurts, what was said, what is bought. */
export function BriefingParts({ reader, facts, briefing }: BriefingPartsProps) {
  const { speaker } = reader;
  return (
    <>
      <Part speaker={speaker} title="whyNow">
        <ul class="reasons">
          {briefing.whyNow.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Part>
      <Part speaker={speaker} title="openers">
        <ol class="openers" lang={facts.card.contact?.language}>
          {briefing.openers.map((opener) => (
            <li key={opener}>{opener}</li>
          ))}
        </ol>
      </Part>
      {briefing.complaints.length > 0 ? (
        <Part speaker={speaker} title="complaints">
          <ul class="plain">
            {briefing.complaints.map((one) => (
              <li key={one.what}>
                {one.what}
                {one.words ? <blockquote>{one.words}</blockquote> : null}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {briefing.calls.length > 0 ? (
        <Part speaker={speaker} title="calls">
          <Rows
            rows={briefing.calls.map((call) => ({ key: call.day, value: call.heard, more: call.note }))}
          />
        </Part>
      ) : null}
      <Bought reader={reader} facts={facts} briefing={briefing} />
      <Part speaker={speaker} title="messages">
        {briefing.messages.length > 0 ? (
          <Rows
            rows={briefing.messages.map(({ day, what, outcome }) => ({
              key: day,
              value: `${what} – ${outcome}`,
              more: null,
            }))}
          />
        ) : (
          <p class="quiet">{speaker.say('calls:title.nothing')}</p>
        )}
      </Part>
    </>
  );
}

/** What they order, drawn: when, how much a month, which items are due. */
function Bought({ reader, facts, briefing }: BriefingPartsProps) {
  const { speaker } = reader;
  return (
    <>
      <Part speaker={speaker} title="rhythm">
        <OrderLine
          reader={reader}
          orderDays={facts.allOrderDays}
          usualGapDays={facts.usualGapDays}
          nextDay={facts.nextOrderOn}
        />
      </Part>
      {facts.orders.length > 0 ? (
        <Part speaker={speaker} title="months">
          <MonthBars reader={reader} months={facts.months} />
        </Part>
      ) : null}
      {briefing.items.length > 0 ? (
        <Part speaker={speaker} title="items">
          <DueItems reader={reader} facts={facts} briefing={briefing} />
        </Part>
      ) : null}
      {facts.orders.length > 0 ? (
        <Part speaker={speaker} title="orders">
          <Orders orders={briefing.orders} />
        </Part>
      ) : null}
    </>
  );
}

function Part({
  speaker,
  title,
  children,
}: {
  speaker: Speaker;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <section class="part">
      <h2>{speaker.say(`calls:title.${title}`)}</h2>
      {children}
    </section>
  );
}

function Rows({ rows }: { rows: readonly { key: string; value: string; more: string | null }[] }) {
  return (
    <dl class="rows">
      {rows.map((row) => (
        <div key={`${row.key} ${row.value}`}>
          <dt>{row.key}</dt>
          <dd>
            {row.value}
            {row.more ? <blockquote>{row.more}</blockquote> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Orders({ orders }: { orders: Briefing['orders'] }) {
  return (
    <table class="orders">
      <tbody>
        {orders.map((order, i) => (
          <tr key={i} class={order.returned ? 'returned' : undefined}>
            <th scope="row">{order.day}</th>
            <td>{order.lines}</td>
            <td class="number">{order.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
