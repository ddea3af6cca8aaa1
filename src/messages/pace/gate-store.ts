import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import { type Gate, type NamedGate, OPEN_GATE } from './gate.ts';

type GateKey = Pick<NamedGate, 'kind' | 'name'>;
type GateRow = Record<string, unknown> & GateKey & Gate;

/** Locks gates until the transaction ends, in one order for everybody. Those that nothing is known of are made. */
export async function lockGates(tx: Queryable, keys: readonly GateKey[]): Promise<NamedGate[]> {
  const unknown = keys.map((key) => ({ ...key, gate: OPEN_GATE }));
  await writeGates(tx, unknown, sql`do nothing`);
  const { rows } = await tx.execute<GateRow>(sql`
    select ${columns} from sending_gate
    where (kind, name) in (select kind, name from json_to_recordset(${JSON.stringify(keys)}::json) as k(kind text, name text))
    order by kind, name for update`);
  return rows.map(({ kind, name, ...gate }) => ({ kind, name, gate }));
}

export async function saveGates(tx: Queryable, gates: readonly NamedGate[]): Promise<void> {
  await writeGates(
    tx,
    gates,
    sql`do update set next_at = excluded.next_at, line_end = excluded.line_end, closed_until = excluded.closed_until, because = excluded.because,
      most = excluded.most, raised_at = excluded.raised_at, recovers = excluded.recovers, under_way = excluded.under_way,
      connections_failed = excluded.connections_failed, logins_failed = excluded.logins_failed, recent = excluded.recent`,
  );
}

export type GateTrouble = GateKey & { closedUntil: Date | null; because: string; most: number };

/** Gates that are closed, or recover from having been. */
export async function findTroubledGates(db: Queryable, now: Date): Promise<GateTrouble[]> {
  const { rows } = await db.execute<Omit<GateTrouble, 'closedUntil'> & { closedUntil: string | null }>(sql`
    select kind, name, closed_until as "closedUntil", because, most from sending_gate
    where most is not null order by kind desc, name`);
  return rows.map((row) => {
    const until = row.closedUntil === null ? null : new Date(row.closedUntil);
    return { ...row, closedUntil: until !== null && until > now ? until : null };
  });
}

/** For the claim: a message to an address whose host takes nothing at this moment stays in line. */
export function heldBack(now: Date): SQL {
  const at = now.toISOString();
  return sql`exists (
    select from contact k
      join mail_domain d on d.domain = lower(split_part(k.email, '@', 2))
      join sending_gate g on g.kind = 'host' and g.name = d.host
    where k.id = message.contact_id and g.most is not null
      and (g.closed_until > ${at} or g.most <= (select count(*) from unnest(g.under_way) as ends where ends > ${at})))`;
}

async function writeGates(tx: Queryable, gates: readonly NamedGate[], onConflict: SQL): Promise<void> {
  if (gates.length === 0) return;
  // Everybody makes and locks them in one order.
  const rows = gates.map(rowOf).toSorted((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1));
  await tx.execute(sql`
    insert into sending_gate (kind, name, next_at, line_end, closed_until, because, most, raised_at, recovers, under_way,
      connections_failed, logins_failed, recent)
    select kind, name, next_at, line_end, closed_until, because, most, raised_at, recovers, under_way, connections_failed,
      logins_failed, recent
    from json_to_recordset(${JSON.stringify(rows)}::json) as g(kind text, name text, next_at timestamptz, line_end timestamptz,
      closed_until timestamptz, because text, most integer, raised_at timestamptz, recovers text, under_way timestamptz[],
      connections_failed integer, logins_failed integer, recent text)
    on conflict (kind, name) ${onConflict}`);
}

function rowOf({ kind, name, gate }: NamedGate) {
  return {
    kind,
    name,
    next_at: moment(gate.nextAt),
    line_end: moment(gate.lineEnd),
    closed_until: gate.closedUntil === null ? null : moment(gate.closedUntil),
    because: gate.because,
    most: gate.most,
    raised_at: moment(gate.raisedAt),
    recovers: gate.recovers,
    under_way: gate.underWay.map(moment),
    connections_failed: gate.connectionsFailed,
    logins_failed: gate.loginsFailed,
    recent: gate.recent,
  };
}

const ms = (column: SQL) => sql`(extract(epoch from ${column}) * 1000)::float8`;
const columns = sql`kind, name, ${ms(sql`next_at`)} as "nextAt", ${ms(sql`line_end`)} as "lineEnd", ${ms(sql`closed_until`)} as "closedUntil", because, most,
  ${ms(sql`raised_at`)} as "raisedAt", recovers,
  array(select ${ms(sql`ends`)} from unnest(under_way) as ends) as "underWay",
  connections_failed as "connectionsFailed", logins_failed as "loginsFailed", recent`;

function moment(atMs: number): string {
  return new Date(atMs).toISOString();
}
