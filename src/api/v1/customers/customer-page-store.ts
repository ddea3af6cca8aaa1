import type { Database } from '../../../platform/database.ts';

/** One customer as the API tells of it; `place` is where the next page begins. Days are ISO dates. */
export interface ApiCustomer {
  place: number;
  id: string;
  name: string;
  careLevel: string;
  namedPerson: string | null;
  industry: string | null;
  employees: number | null;
  country: string | null;
  city: string | null;
  closedOn: string | null;
  leaveAloneUntil: string | null;
  stage: string | null;
  signals: string[];
  valueClass: string | null;
  yearValueCents: number | null;
  usualGapDays: number | null;
  lastOrderOn: string | null;
  nextOrderOn: string | null;
  updatedAt: string;
}

const CUSTOMER = `select c.id as place, c.external_id as id, c.name, c.care_level as "careLevel", c.named_person as "namedPerson",
    c.industry, c.employees, c.country, c.city, c.closed_on::text as "closedOn", c.leave_alone_until::text as "leaveAloneUntil",
    s.stage, coalesce(s.signals, '[]') as signals, s.value_class as "valueClass",
    s.year_value_cents::float8 as "yearValueCents", s.usual_gap_days as "usualGapDays",
    s.last_order_on::text as "lastOrderOn", s.next_order_on::text as "nextOrderOn",
    to_char(c.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
  from customer c left join customer_snapshot s on s.customer_id = c.id`;

export interface CustomerPageQuery {
  /** The place of the last customer seen; 0 from the beginning. */
  after: number;
  limit: number;
  /** Changed by an import or a person since then, or by a review since that day. */
  changedSince: Date | null;
  stage: string | null;
  signal: string | null;
}

/** A page by the customers' own numbers: whoever walks them sees each once, while others are being added. */
export async function readCustomerPage(db: Database, query: CustomerPageQuery): Promise<ApiCustomer[]> {
  const { after, limit, changedSince, stage, signal } = query;
  const { rows } = await db.$client.query<ApiCustomer>(
    `${CUSTOMER} where c.id > $1
      and ($3::timestamptz is null or c.updated_at >= $3 or s.changed_on >= $3::date)
      and ($4::text is null or s.stage = $4) and ($5::text is null or s.signals ? $5)
    order by c.id limit $2`,
    [after, limit, changedSince, stage, signal],
  );
  return rows;
}

export async function findApiCustomer(db: Database, externalId: string): Promise<ApiCustomer | undefined> {
  const { rows } = await db.$client.query<ApiCustomer>(`${CUSTOMER} where c.external_id = $1`, [externalId]);
  return rows[0];
}

export interface ApiContact {
  id: string;
  name: string;
  firstName: string | null;
  role: string;
  email: string | null;
  phone: string | null;
  language: string;
  country: string | null;
}

/** The contacts of a customer, those removed apart. */
export async function readApiContacts(db: Database, customerId: number): Promise<ApiContact[]> {
  const { rows } = await db.$client.query<ApiContact>(
    `select c.external_id as id, c.name, c.first_name as "firstName", c.role, c.email, c.phone,
       coalesce(k.language, c.language) as language, c.country
     from contact c left join cadence k on k.contact_id = c.id
     where c.customer_id = $1 and c.removed_on is null order by c.id`,
    [customerId],
  );
  return rows;
}
