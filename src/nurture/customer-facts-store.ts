import { type Greeting, greetingFor } from '../customers/greeting.ts';
import { readGreetings } from '../customers/greeting-store.ts';
import { isPublicHoliday } from '../customers/public-holidays.ts';
import type { CareLevel } from '../decisions/care-model.ts';
import type {
  ComplaintFacts,
  ConsentBasis,
  ContactFacts,
  ContactRole,
  CustomerFacts,
  ItemWish,
  LegalClass,
  MessageFacts,
} from '../decisions/facts.ts';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Database } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { CustomerRange } from './history-store.ts';
import { isUnanswered } from './unanswered-store.ts';

/** Rows of many customers, grouped by customer. A customer without rows is not in the map. */
export type ByCustomer<Row> = Map<number, Row[]>;

const DAY_ZERO = "date '1970-01-01'";

export async function readCustomers(
  db: Database,
  range: CustomerRange,
  today: Day,
): Promise<CustomerFacts[]> {
  const { rows } = await db.$client.query<{
    id: number;
    care_level: CareLevel;
    closed: boolean;
    industry: string | null;
    employees: number | null;
    leave_alone_until: number | null;
  }>(
    `select id, care_level, coalesce(closed_on < ${DAY_ZERO} + $3::int, false) as closed, industry, employees,
            leave_alone_until - ${DAY_ZERO} as leave_alone_until
     from customer where id between $1 and $2 order by id`,
    [range.from, range.to, today],
  );
  return rows.map((row) => ({
    id: row.id,
    careLevel: row.care_level,
    closed: row.closed,
    industry: row.industry,
    employees: row.employees,
    leaveAloneUntil: row.leave_alone_until,
  }));
}

/** `supplier`: whose country a contact is in that tells none; left out where nobody is greeted, and then nobody's country is looked up. Suppressions are looked up address by address: asked whether one exists, Postgres would read all there are for each batch. */
export async function readContacts(
  db: Database,
  range: CustomerRange,
  today: Day,
  supplier?: Pick<Supplier, 'country'>,
): Promise<ByCustomer<ContactFacts>> {
  const greetings = await readGreetings(db, today);
  const { rows } = await db.$client.query<ContactRow>(
    `select c.id, c.customer_id, c.name, c.first_name, case when $4::boolean then coalesce(c.country, (select u.country from customer u where u.id = c.customer_id)) end as country, c.role, coalesce(k.language, c.language) as language, c.email is not null as has_address,
            c.legal_class, k.days, k.paused_until - ${DAY_ZERO} as paused_until,
            ${isUnanswered('c')} as unanswered,
            coalesce((select e.basis from consent_event e where e.contact_id = c.id order by e.id desc limit 1), 'none') as basis,
            coalesce(s.suppressed, false) as suppressed, coalesce(s.objected, false) as objected,
            (select max(m.decided_on) - ${DAY_ZERO} from contact same join message m on m.contact_id = same.id
              where same.address_hash = c.address_hash and m.state not in ('expired', 'withdrawn', 'failed')
                and m.decided_on < ${DAY_ZERO} + $3::int) as address_last_message_on
     from contact c left join cadence k on k.contact_id = c.id
       left join lateral (select true as suppressed, bool_or(reason <> 'bounced') as objected
         from suppression where address_hash = c.address_hash having count(*) > 0) s on true
     where c.customer_id between $1 and $2 and c.removed_on is null
     order by c.customer_id, c.id`,
    [range.from, range.to, today, greetings.length > 0],
  );
  return group(rows, (row) => ({ ...contactFromRow(row), ...greetingOf(row, greetings, today, supplier) }));
}

interface ContactRow {
  id: number;
  customer_id: number;
  name: string;
  first_name: string | null;
  /** Null as well where nobody is greeted. */
  country: string | null;
  role: ContactRole;
  language: Language;
  has_address: boolean;
  legal_class: LegalClass;
  basis: ConsentBasis;
  suppressed: boolean;
  objected: boolean;
  days: number | null;
  paused_until: number | null;
  unanswered: boolean;
  address_last_message_on: number | null;
}

function greetingOf(
  { name, first_name: firstName, language, country }: ContactRow,
  greetings: readonly Greeting[],
  today: Day,
  supplier: Pick<Supplier, 'country'> | undefined,
): Pick<ContactFacts, 'greetingOn' | 'holidays'> {
  const greeting = greetings.length > 0 && greetingFor(greetings, { name, firstName, language });
  if (!greeting) return {};
  const where = country ?? supplier?.country ?? null;
  const days = Array.from({ length: greeting.day - today + 1 }, (_, i) => today + i);
  return {
    greetingOn: greeting.day,
    holidays: where === null ? [] : days.filter((day) => isPublicHoliday(where, day)),
  };
}

function contactFromRow(row: ContactRow): ContactFacts {
  return {
    id: row.id,
    role: row.role,
    language: row.language,
    hasAddress: row.has_address,
    legalClass: row.legal_class,
    basis: row.basis,
    suppressed: row.suppressed,
    objected: row.objected,
    cadenceDays: row.days,
    pausedUntil: row.paused_until,
    unanswered: row.unanswered,
    addressLastMessageOn: row.address_last_message_on,
  };
}

/** Complaints as they stood on the morning of a day: what was closed later was still open then. */
export async function readComplaints(
  db: Database,
  range: CustomerRange,
  today: Day,
): Promise<ByCustomer<ComplaintFacts>> {
  const { rows } = await db.$client.query<{
    customer_id: number;
    opened_on: number;
    closed_on: number | null;
  }>(
    `select customer_id, opened_on - ${DAY_ZERO} as opened_on,
            case when closed_on < ${DAY_ZERO} + $3::int then closed_on - ${DAY_ZERO} end as closed_on
     from complaint where customer_id between $1 and $2 and opened_on < ${DAY_ZERO} + $3::int
     order by customer_id, opened_on`,
    [range.from, range.to, today],
  );
  return group(rows, (row) => ({ openedOn: row.opened_on, closedOn: row.closed_on }));
}

/**
 * Mails decided before a day. For customers held out these are the mails they would have got: caps and pauses work on
 * both sides alike, or the held-out side would be decided on every night. Products come as JSON, which the driver reads ten times as fast
 * as an array.
 */
export async function readMessages(
  db: Database,
  range: CustomerRange,
  today: Day,
): Promise<ByCustomer<MessageFacts>> {
  const { rows } = await db.$client.query<{
    customer_id: number;
    kind: MessageKind;
    day: number;
    counts: boolean;
    product_ids: number[];
  }>(
    `select m.customer_id, m.kind, m.decided_on - ${DAY_ZERO} as day,
            m.state not in ('expired', 'withdrawn', 'failed') as counts,
            array_to_json(array(select i.product_id from message_item i where i.message_id = m.id order by i.position)) as product_ids
     from message m where m.customer_id between $1 and $2 and m.decided_on < ${DAY_ZERO} + $3::int
     union all
     select d.customer_id, d.verdict ->> 'messageKind', d.day - ${DAY_ZERO}, true,
            array_to_json(array(select (item ->> 'productId')::int from jsonb_array_elements(d.verdict -> 'items') item))
     from decision d
     where d.customer_id between $1 and $2 and d.day < ${DAY_ZERO} + $3::int and d.held_out and d.kind = 'message'
     order by 1, 3`,
    [range.from, range.to, today],
  );
  return group(rows, ({ kind, day, counts, product_ids: productIds }) => ({ kind, day, counts, productIds }));
}

/** The last call each held-out customer would have got before a day. */
export async function readHeldOutCalls(
  db: Database,
  range: CustomerRange,
  today: Day,
): Promise<ReadonlyMap<number, Day>> {
  const { rows } = await db.$client.query<{ customer_id: number; day: number }>(
    `select customer_id, max(day) - ${DAY_ZERO} as day from decision
     where customer_id between $1 and $2 and day < ${DAY_ZERO} + $3::int and held_out and kind = 'call'
     group by customer_id`,
    [range.from, range.to, today],
  );
  return new Map(rows.map((row) => [row.customer_id, row.day]));
}

export async function readItemWishes(db: Database, range: CustomerRange): Promise<ByCustomer<ItemWish>> {
  const { rows } = await db.$client.query<{
    customer_id: number;
    product_id: number;
    ask_again_on: number | null;
  }>(
    `select customer_id, product_id, ask_again_on - ${DAY_ZERO} as ask_again_on
     from item_wish where customer_id between $1 and $2`,
    [range.from, range.to],
  );
  return group(rows, (row) => ({ productId: row.product_id, askAgainOn: row.ask_again_on }));
}

function group<Row extends { customer_id: number }, Facts>(
  rows: readonly Row[],
  read: (row: Row) => Facts,
): ByCustomer<Facts> {
  const groups: ByCustomer<Facts> = new Map();
  for (const row of rows) {
    const known = groups.get(row.customer_id);
    if (known) known.push(read(row));
    else groups.set(row.customer_id, [read(row)]);
  }
  return groups;
}
