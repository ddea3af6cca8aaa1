import type { Database } from '../platform/database.ts';
import { RETENTION, type RetentionRule } from './retention.ts';
import { retentionTable } from './retention-table.ts';

const DAY_MS = 86_400_000;

/** What was kept too long, by rule: how many rows. */
export type RetentionCount = RetentionRule & { rows: number };

/** A rule, and when it was last worked through; null where it never was. */
export type RetentionStanding = RetentionRule & { last: { at: Date; forgotten: number } | null };

/** Forgets all whose time is over. Each rule is a transaction of its own: what is done stays done. */
export async function forgetOld(db: Database, now: Date): Promise<RetentionCount[]> {
  const done: RetentionCount[] = [];
  for (const rule of RETENTION) {
    const change = rule.set ? `update "${rule.table}" set ${rule.set}` : `delete from "${rule.table}"`;
    done.push({ ...rule, rows: await run(db, `${change} where ${rule.over}`, rule, now) });
  }
  return done;
}

/** How many rows of each rule are too old at a moment: none, where the daily job runs. */
export async function countOld(db: Database, now: Date): Promise<RetentionCount[]> {
  return Promise.all(
    RETENTION.map(async (rule) => {
      const { rows } = await db.$client.query<{ n: number }>(
        `select count(*)::int as n from "${rule.table}" where ${rule.over}`,
        [tooOld(rule, now)],
      );
      return { ...rule, rows: rows[0]?.n ?? 0 };
    }),
  );
}

/** Every rule as it stands, without looking at the tables it is about. */
export async function listRetention(db: Database): Promise<RetentionStanding[]> {
  const rows = await db.select().from(retentionTable);
  const lastOf = new Map(rows.map(({ rule, ...last }) => [rule, last]));
  return RETENTION.map((rule) => ({ ...rule, last: lastOf.get(rule.name) ?? null }));
}

async function run(db: Database, statement: string, rule: RetentionRule, now: Date): Promise<number> {
  const client = await db.$client.connect();
  try {
    await client.query('begin');
    // What is otherwise append-only may be blanked when its time is over.
    await client.query(`set local rytmi.erasing = 'on'`);
    const { rowCount } = await client.query(statement, [tooOld(rule, now)]);
    await client.query(
      `insert into retention (rule, at, forgotten) values ($1, $2, $3)
         on conflict (rule) do update set at = excluded.at, forgotten = excluded.forgotten`,
      [rule.name, now, rowCount ?? 0],
    );
    await client.query('commit');
    client.release();
    return rowCount ?? 0;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function tooOld({ days }: RetentionRule, now: Date): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
