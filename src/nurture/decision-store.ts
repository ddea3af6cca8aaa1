import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Decision } from '../decisions/decision.ts';
import type { Queryable } from '../platform/database.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import { decisionTable } from './decision-table.ts';

export type RecordedDecision = typeof decisionTable.$inferSelect;

/** Keeps the decisions that act, with every rule's answer. One a customer and day; a repeat changes nothing. */
export async function recordDecisions(
  tx: Queryable,
  decisions: readonly Decision[],
  careModelVersion: number,
): Promise<void> {
  if (decisions.length === 0) return;
  const rows = decisions.map((decision) => ({
    customer_id: decision.customerId,
    day: isoFromDay(decision.day),
    kind: decision.verdict.kind,
    verdict: decision.verdict,
    held_out: decision.heldOut,
    signals: decision.signals,
    rules: decision.rules,
  }));
  await tx.execute(sql`
    insert into decision (customer_id, day, kind, verdict, held_out, signals, rules, care_model_version)
    select customer_id, day, kind, verdict, held_out, signals, rules, ${careModelVersion}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (customer_id int, day date, kind text, verdict jsonb, held_out boolean, signals jsonb, rules jsonb)
    on conflict (customer_id, day) do nothing`);
}

/** The latest decisions of a customer up to a day, newest first. */
export function lastDecisions(
  db: Queryable,
  customerId: number,
  upTo: string,
  limit: number,
): Promise<RecordedDecision[]> {
  return db
    .select()
    .from(decisionTable)
    .where(and(eq(decisionTable.customerId, customerId), lte(decisionTable.day, upTo)))
    .orderBy(desc(decisionTable.day))
    .limit(limit);
}
