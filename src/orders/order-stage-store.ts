import type { PoolClient } from 'pg';

/** `order_ref` stands only where a run of one order's lines begins; the others know it by `order_no`. */
const STAGES = [
  `create temp table stage_line (line integer not null, order_no integer not null, order_ref text,
    customer_no integer not null, product_no integer not null, day integer not null, ordinal integer,
    quantity double precision not null, amount bigint not null) on commit drop`,
  'create temp table stage_customer (no integer not null, ref text not null, name text not null, country text) on commit drop',
  'create temp table stage_product (no integer not null, ref text not null, name text not null) on commit drop',
];

const RUNS = `create temp table stage_run on commit drop as
  select order_no, order_ref, customer_no, day, line from stage_line where order_ref is not null`;

/** The head of an order is its first line in the file: it says whose the order is, and of which day. */
const ORDERS = `create temp table stage_order on commit drop as
  select distinct on (r.order_ref) r.order_ref, r.customer_no, r.day from stage_run r
  where exists (select from stage_line l where l.order_no = r.order_no)
  order by r.order_ref, r.line`;

const UNKNOWN_CUSTOMERS = `insert into stage_reject (line, "column", value, reason)
  select l.line, $1, s.ref, 'unknown-customer' from stage_line l join stage_customer s on s.no = l.customer_no
  where not exists (select from customer c where c.external_id = s.ref)`;

const UNKNOWN_PRODUCTS = `insert into stage_reject (line, "column", value, reason)
  select l.line, $1, s.ref, 'unknown-product' from stage_line l join stage_product s on s.no = l.product_no
  where not exists (select from product p where p.external_id = s.ref)`;

const CONFLICTS = `create temp table stage_conflict on commit drop as
  select order_no, customer_no, head_no from (
    select order_no, customer_no,
      first_value(customer_no) over (partition by order_ref order by line) as head_no from stage_run) runs
  where customer_no <> head_no`;

const TWO_CUSTOMERS = `insert into stage_reject (line, "column", value, reason, detail)
  select l.line, $1, theirs.ref, 'order-of-another-customer', head.ref
  from stage_conflict c join stage_line l on l.order_no = c.order_no
  join stage_customer theirs on theirs.no = c.customer_no
  join stage_customer head on head.no = c.head_no`;

export async function createOrderStage(client: PoolClient): Promise<void> {
  for (const stage of STAGES) await client.query(stage);
}

export interface OrderChecks {
  /** The file's own names of these columns. */
  columns: { customer: string; product: string };
  createCustomers: boolean;
  createProducts: boolean;
}

/** Rejects lines that fit no customer, product or order, and works out the orders of the rest. */
export async function checkStagedOrders(client: PoolClient, checks: OrderChecks): Promise<void> {
  await client.query('analyze stage_line, stage_customer, stage_product');
  await client.query(RUNS);
  await client.query('analyze stage_run');
  await client.query(CONFLICTS);
  await client.query('analyze stage_conflict');
  const { customer, product } = checks.columns;
  let rejected = await rejectBy(client, TWO_CUSTOMERS, customer);
  if (!checks.createCustomers) rejected += await rejectBy(client, UNKNOWN_CUSTOMERS, customer);
  if (!checks.createProducts) rejected += await rejectBy(client, UNKNOWN_PRODUCTS, product);
  if (rejected > 0) {
    await client.query('analyze stage_reject');
    await client.query('delete from stage_line l using stage_reject r where r.line = l.line');
  }
  await client.query(ORDERS);
  await client.query('analyze stage_order');
}

async function rejectBy(client: PoolClient, statement: string, column: string): Promise<number> {
  return (await client.query(statement, [column])).rowCount ?? 0;
}
