import { sql } from 'drizzle-orm';
import type { CareLevel } from '../../decisions/care-model.ts';
import type { Queryable } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import type { AnswerScale } from '../../signals/answer.ts';
import type { Stage } from '../../signals/stages/stage.ts';

/** One customer that was asked, with its last question. */
export type AskedRow = {
  level: CareLevel;
  /** As of its last review; null before the first. */
  stage: Stage | null;
  industry: string | null;
  scale: AnswerScale;
  /** Null: not answered, or only in doubt. */
  score: number | null;
  doubtful: boolean;
};

/** Who has not answered within this time will hardly do so; a question younger than that has not failed yet. */
const OPEN_DAYS = 7;

/** Everybody asked by mails of a kind in the 365 days before a day, each once. Mails that never arrived ask nobody. */
export async function readAsked(
  db: Queryable,
  { day, kind }: { day: Day; kind: 'question' | 'after-complaint' },
): Promise<AskedRow[]> {
  const until = isoFromDay(day);
  const { rows } = await db.execute<AskedRow>(sql`
    select distinct on (m.customer_id) c.care_level as level, s.stage, c.industry, m.scale, a.score,
      exists (select from satisfaction_answer d where d.message_id = m.id and d.doubtful is not null) as doubtful
    from message m
    join customer c on c.id = m.customer_id
    left join customer_snapshot s on s.customer_id = c.id
    left join lateral (select score from satisfaction_answer a
      where a.message_id = m.id and a.doubtful is null order by a.id desc limit 1) a on true
    where m.kind = ${kind} and m.scale is not null and m.bounced_at is null
      and m.accepted_at >= ${until}::date - 365 and m.accepted_at < ${until}::date + 1
      and (a.score is not null or m.accepted_at < ${until}::date - ${OPEN_DAYS}::int)
    order by m.customer_id, m.accepted_at desc`);
  return rows;
}
