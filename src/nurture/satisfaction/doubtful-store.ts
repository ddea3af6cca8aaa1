import { sql } from 'drizzle-orm';
import type { Doubt } from '../../messages/answers/doubt.ts';
import type { Queryable } from '../../platform/database.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { AnswerScale } from '../../signals/answer.ts';

/** An answer that waits for a person's word or for a second press. */
export type DoubtfulAnswer = {
  id: number;
  customerId: number;
  customerName: string;
  contactName: string;
  scale: AnswerScale;
  score: number;
  comment: string | null;
  /** The supplier's. */
  day: Day;
  doubtful: Doubt;
};

/** The last doubtful answer of each message that nothing certain followed, newest first. */
export async function listDoubtful(
  db: Queryable,
  { timeZone, most }: { timeZone: string; most: number },
): Promise<DoubtfulAnswer[]> {
  const { rows } = await db.execute<DoubtfulAnswer>(sql`
    select * from (
      select distinct on (a.message_id) a.id, a.customer_id as "customerId", c.name as "customerName",
        p.name as "contactName", a.scale, a.score, a.comment,
        (a.at at time zone ${timeZone})::date - date '1970-01-01' as day, a.doubtful
      from satisfaction_answer a join customer c on c.id = a.customer_id join contact p on p.id = a.contact_id
      where a.doubtful is not null
        and not exists (select from satisfaction_answer b where b.message_id = a.message_id and b.doubtful is null)
      order by a.message_id, a.id desc) doubtful
    order by id desc limit ${most}`);
  return rows;
}
