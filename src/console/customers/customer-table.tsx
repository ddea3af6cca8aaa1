import { CUSTOMER_SORTS, type CustomerSort, type ListedCustomer } from '../../nurture/customer-list-store.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import { sayShortDay } from '../shell/say-short-day.ts';
import { type ListQuery, listAddress } from './list-query.ts';

interface CustomerTableProps {
  reader: Reader;
  query: ListQuery;
  customers: readonly ListedCustomer[];
}

/** A table where there is room, a card for each customer on a telephone. */
export function CustomerTable({ reader, query, customers }: CustomerTableProps) {
  return (
    <table class="list">
      <thead>
        <tr>
          {CUSTOMER_SORTS.map((sort) => (
            <Heading key={sort} {...{ reader, query, sort }} />
          ))}
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <Row key={customer.id} reader={reader} customer={customer} />
        ))}
      </tbody>
    </table>
  );
}

/** Words read from A on, figures from the largest; pressed again, the other way round. */
function Heading({ reader, query, sort }: { reader: Reader; query: ListQuery; sort: CustomerSort }) {
  const isSorted = query.sort === sort;
  const first = sort === 'name' || sort === 'next' || sort === 'stage' || sort === 'worth' ? 'up' : 'down';
  const way = isSorted ? (query.way === 'up' ? 'down' : 'up') : first;
  const sorted = query.way === 'up' ? 'ascending' : 'descending';
  return (
    <th scope="col" class={`list-${sort}`} aria-sort={isSorted ? sorted : undefined}>
      <a href={listAddress({ ...query, sort, way, page: 1 })}>
        {reader.speaker.say(`customers:column.${sort}`)}
        {isSorted ? <span aria-hidden="true">{query.way === 'up' ? ' ↑' : ' ↓'}</span> : null}
      </a>
    </th>
  );
}

function Row({ reader, customer }: { reader: Reader; customer: ListedCustomer }) {
  const { speaker, supplier, today } = reader;
  const say = (key: string, values = {}) => speaker.say(`customers:${key}`, values);
  const { stage, yearValueCents, signals, namedPerson } = customer;
  const value = yearValueCents === null ? null : Math.round(yearValueCents / 100) * 100;
  return (
    <tr>
      <th scope="row" class="list-name">
        <a href={`/console/customers/${customer.id}`}>{customer.name}</a>
        <span class="quiet">
          {[
            customer.city,
            customer.externalId,
            namedPerson ? say('list.with', { name: namedPerson }) : null,
            customer.closed ? say('list.closed') : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </th>
      <td class="list-stage">
        {stage ? <span class={`stage stage-${stage}`}>{speaker.say(`stages:name.${stage}`)}</span> : '–'}
      </td>
      <td class="list-value number" data-label={say('column.value')}>
        {value === null ? '–' : speaker.money(value, supplier.currency)}
      </td>
      <WorthCell reader={reader} customer={customer} />
      <td class="list-signals">{signals.map((kind) => speaker.say(`console:signal.${kind}`)).join(', ')}</td>
      <DayCell reader={reader} name="last" day={customer.lastOrderOn} />
      <DayCell
        reader={reader}
        name="next"
        day={customer.nextOrderOn}
        isPast={(customer.nextOrderOn ?? today) < today}
      />
    </tr>
  );
}

/** The class, and under it how much of what it likely buys is bought here. */
function WorthCell({ reader: { speaker }, customer }: { reader: Reader; customer: ListedCustomer }) {
  const { valueClass, yearValueCents, potentialCents } = customer;
  const share =
    potentialCents && yearValueCents !== null ? Math.max(0, yearValueCents / potentialCents) : null;
  return (
    <td class="list-worth" data-label={speaker.say('customers:column.worth')}>
      {valueClass ? speaker.say(`worth:class.${valueClass}`) : '–'}
      {share === null ? null : (
        <span class="quiet">
          {speaker.say('worth:walletShort', { percent: speaker.percent(Math.min(1, share)) })}
        </span>
      )}
    </td>
  );
}

interface DayCellProps {
  reader: Reader;
  name: 'last' | 'next';
  day: Day | null;
  /** An order that was expected and has not come. */
  isPast?: boolean;
}

function DayCell({ reader, name, day, isPast = false }: DayCellProps) {
  return (
    <td
      class={`list-${name} number${isPast ? ' overdue' : ''}`}
      data-label={reader.speaker.say(`customers:column.${name}`)}
    >
      {day === null ? '–' : sayShortDay(day, reader)}
    </td>
  );
}
