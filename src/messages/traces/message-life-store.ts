import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';

/** One move of a message, with what may be told of it outside. */
export interface LifeMove {
  id: number;
  message: string;
  customer: number;
  kind: string;
  language: string;
  attempt: number;
  to: string;
  at: Date;
}

/** All moves of some messages, message by message, in their order. */
export async function readLives(db: Queryable, messages: readonly string[]): Promise<LifeMove[]> {
  const { rows } = await db.execute<Omit<LifeMove, 'at'> & { at: string }>(sql`
    select v.id, v.message_id as message, m.customer_id as customer, m.kind, m.language, m.attempt, v."to",
      to_json(v.at) #>> '{}' as at
    from message_move v join message m on m.id = v.message_id
    where v.message_id = any(${sql.param([...messages])}::uuid[])
    order by v.message_id, v.id`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
