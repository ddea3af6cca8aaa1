import { sql } from 'drizzle-orm';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Queryable } from '../platform/database.ts';
import type { Seen } from './seen.ts';

export type PlannedPlace = { id: string; timeZone: string | null; country: string | null };

/** What stands in the database now, to be held against what is released later. */
export async function readSeen(db: Queryable): Promise<Seen> {
  const { rows } = await db.execute<{ seen: string }>(sql`select pg_current_snapshot()::text as seen`);
  return rows[0]?.seen ?? '';
}

/** Planned messages in the order they were decided, locked until the transaction ends. */
export async function lockPlanned(
  tx: Queryable,
  only: { kinds?: readonly MessageKind[]; ids?: readonly string[]; seen?: Seen },
): Promise<PlannedPlace[]> {
  const { rows } = await tx.execute<PlannedPlace>(sql`
    select m.id, p.time_zone as "timeZone", coalesce(p.country, c.country) as country
    from message m join contact p on p.id = m.contact_id join customer c on c.id = m.customer_id
    where m.state = 'planned'
      and (${only.kinds === undefined} or m.kind = any(${sql.param([...(only.kinds ?? [])])}::text[]))
      and (${only.ids === undefined} or m.id = any(${sql.param([...(only.ids ?? [])])}::uuid[]))
      and ${only.seen === undefined ? sql`true` : wasThere(only.seen)}
    order by m.decided_on, m.created_at, m.id
    for update of m skip locked`);
  return rows;
}

/** Written by a transaction that had ended when the page was made, and not changed since. */
function wasThere(seen: Seen) {
  const [, next = '0', running = ''] = seen.split(':');
  const underWay = running.split(',').filter(Boolean).map(shortNumber);
  return sql`(age(m.xmin) > age(${shortNumber(next)}::text::xid)
    and m.xmin::text <> all(${sql.param(underWay)}::text[]))`;
}

/** A row keeps the last 32 bits of the number of the transaction that wrote it. */
function shortNumber(transaction: string): string {
  return BigInt.asUintN(32, BigInt(transaction)).toString();
}

export async function releaseAt(
  tx: Queryable,
  times: readonly { id: string; sendAfter: Date }[],
): Promise<void> {
  if (times.length === 0) return;
  await tx.execute(sql`
    update message set state = 'approved', send_after = r."sendAfter", because = null
    from json_to_recordset(${JSON.stringify(times)}::json) as r(id uuid, "sendAfter" timestamptz)
    where message.id = r.id and message.state = 'planned'`);
}
