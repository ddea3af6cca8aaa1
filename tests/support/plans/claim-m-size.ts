import type { Database } from '../../../src/platform/database.ts';

/** Size M of the bench has so many times the customers that were seeded. */
const TIMES = 10;

/**
 * Has the planner take the tables for those of a hundred thousand customers with five million lines: ten times the rows, and of every number
 * that customers bring with them (ids of their own, of their orders, contacts and mails) ten times as many, up to ten times as far. Pages
 * stay what they are on disk, so that reading a table from end to end looks cheaper than it would be: a plan that holds here holds there.
 */
export async function claimMSize(db: Database, large: ReadonlySet<string>): Promise<void> {
  const tables = [...large];
  // Whoever looks at the tables anew would find out.
  for (const table of tables)
    await db.$client.query(`alter table "${table}" set (autovacuum_enabled = false)`);
  await db.$client.query(
    `select pg_restore_relation_stats('schemaname', 'public', 'relname', relname::text, 'relpages', relpages, 'reltuples', (reltuples * ${TIMES})::real,
       'relallvisible', relallvisible)
     from pg_class where relname = any($1) and relnamespace = 'public'::regnamespace`,
    [tables],
  );
  await db.$client.query(
    `select pg_restore_attribute_stats('schemaname', 'public', 'relname', tablename::text, 'attname', attname::text, 'inherited', false,
       'n_distinct', (case when n_distinct > 0 then n_distinct * ${TIMES} else n_distinct end)::real,
       'histogram_bounds', array(select bound * ${TIMES} from unnest(histogram_bounds::text::bigint[]) bound)::text)
     from pg_stats join pg_attribute a using (attname)
     where schemaname = 'public' and tablename = any($1) and histogram_bounds is not null and a.attrelid = quote_ident(tablename)::regclass
       and a.atttypid in ('int4'::regtype, 'int8'::regtype) and attname in ('id', 'customer_id', 'contact_id', 'message_id', 'order_id')`,
    [tables],
  );
}
