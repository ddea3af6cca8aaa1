import type { Database } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/money.ts';
import type { SignalKind } from '../signals/signal.ts';
import type { Stage } from '../signals/stages/stage.ts';
import type { ValueClass } from '../signals/worth/value-class.ts';

/** What the list can be sorted by, and the column of the statement below that stands for it. */
const SORT_COLUMNS = {
  name: 'c.name',
  stage: `array_position(array['new', 'settling', 'established', 'loyal', 'returned', 'fading', 'silent', 'lost'], s.stage)`,
  value: 's.year_value_cents',
  worth: `array_position(array['star', 'grow', 'keep', 'streamline'], s.value_class)`,
  signals: `nullif(jsonb_array_length(coalesce(s.signals, '[]')), 0)`,
  last: 's.last_order_on',
  next: 's.next_order_on',
} as const;

export type CustomerSort = keyof typeof SORT_COLUMNS;
export const CUSTOMER_SORTS = Object.keys(SORT_COLUMNS) as [CustomerSort, ...CustomerSort[]];

/** One customer as its last review left it; all but the name is null or empty before the first. */
export interface ListedCustomer {
  id: number;
  externalId: string;
  name: string;
  city: string | null;
  /** Who cares for it by name; null when nobody does. */
  namedPerson: string | null;
  closed: boolean;
  stage: Stage | null;
  /** Value of a year. */
  yearValueCents: Cents | null;
  valueClass: ValueClass | null;
  /** What customers like it buy in a year. */
  potentialCents: Cents | null;
  signals: readonly SignalKind[];
  lastOrderOn: Day | null;
  nextOrderOn: Day | null;
}

export interface CustomerListQuery {
  /** Part of the name or the town, or the customer number; empty finds everybody. */
  text: string;
  sort: CustomerSort;
  descending: boolean;
  offset: number;
  limit: number;
}

/** One page of the customers that fit, and how many fit in all. What is not known stands last, whichever way it is sorted. */
export async function listCustomers(
  db: Database,
  { text, sort, descending, offset, limit }: CustomerListQuery,
): Promise<{ customers: ListedCustomer[]; total: number }> {
  const { rows } = await db.$client.query<{ total: number; customers: ListedCustomer[] | null }>(
    `with fitting as (
       select c.id, c.external_id as "externalId", c.name, c.city, c.named_person as "namedPerson",
         c.closed_on is not null as closed, s.stage, s.year_value_cents as "yearValueCents",
         s.value_class as "valueClass", s.potential_cents as "potentialCents",
         coalesce(s.signals, '[]') as signals, s.last_order_on - date '1970-01-01' as "lastOrderOn",
         s.next_order_on - date '1970-01-01' as "nextOrderOn",
         row_number() over (order by ${SORT_COLUMNS[sort]} ${descending ? 'desc' : 'asc'} nulls last, c.name, c.id) as place
       from customer c left join customer_snapshot s on s.customer_id = c.id
       where $1 = '' or c.external_id ilike $1 || '%' or c.name ilike '%' || $1 || '%' or c.city ilike $1 || '%')
     select (select count(*)::int from fitting) as total,
       (select json_agg(to_jsonb(f) - 'place' order by place) from fitting f where place > $2 and place <= $2 + $3) as customers`,
    [text.replace(/[\\%_]/g, '\\$&'), offset, limit],
  );
  return { customers: rows[0]?.customers ?? [], total: rows[0]?.total ?? 0 };
}
