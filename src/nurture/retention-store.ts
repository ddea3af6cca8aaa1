import type { Database } from '../platform/database.ts';
import { RETENTION, type RetentionRule } from './retention.ts';

const DAY_MS = 86_400_000;

/** What was kept too long, by rule: how many rows. */
export type RetentionCount = RetentionRule & { rows: number };

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

async function run(db: Database, statement: string, rule: RetentionRule, now: Date): Promise<number> {
  const client = await db.$client.connect();
  try {
    await client.query('begin');
    // What is otherwise append-only may be blanked when its time is over.
    await client.query(`set local rytmi.erasing = 'on'`);
    const { rowCount } = await client.query(statement, [tooOld(rule, now)]);
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
