import type { Database } from '../../platform/database.ts';
import { type Day, isoFromDay } from '../../shared/calendar-day.ts';
import type { AnswerScale, GivenAnswer } from '../../signals/answer.ts';
import type { ByCustomer } from '../customer-facts-store.ts';
import type { CustomerRange } from '../history-store.ts';

type Row = GivenAnswer & { customerId: number; scale: AnswerScale };

/** Answers look back so far: what was said before says nothing about today. */
const LOOK_BACK_DAYS = 365;

/** The answers of some customers that counted on the morning of a day in a zone, the last of each message, oldest first. */
export async function readAnswers(
  db: Database,
  range: CustomerRange,
  today: Day,
  timeZone = 'UTC',
): Promise<ByCustomer<GivenAnswer>> {
  const { rows } = await db.$client.query<Row>(
    `select * from (
       select distinct on (a.message_id) a.customer_id as "customerId", a.at, (a.at at time zone $5)::date - date '1970-01-01' as day, a.scale, a.score,
         left(a.comment, 300) as words, exists (select from call_outcome o
           where o.customer_id = a.customer_id and o.reached = 'reached' and o.at > a.at and o."on" < $3::date) as "talkedSince"
       from satisfaction_answer a
       where a.customer_id between $1 and $2 and a.doubtful is null 
         and a.at < $3::date::timestamp at time zone $5 and a.at >= ($3::date - $4::int)::timestamp at time zone $5
       order by a.message_id, a.id desc) answer
     order by "customerId", at`,
    [range.from, range.to, isoFromDay(today), LOOK_BACK_DAYS, timeZone],
  );
  const answers: ByCustomer<GivenAnswer> = new Map();
  for (const { customerId, day, scale, score, words, talkedSince } of rows) {
    const one = { day, scale, score, words, talkedSince };
    const known = answers.get(customerId);
    if (known) known.push(one);
    else answers.set(customerId, [one]);
  }
  return answers;
}
