import type { BriefingFacts } from '../../calls/briefing-facts.ts';
import type { CallCard } from '../../calls/call-card.ts';
import type { Database } from '../../platform/database.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';

/** What the rule that raised a call had known of its reason; null for calls raised by hand and reasons nobody had judged. */
export async function readJudgedReason(
  db: Database,
  { customerId, raisedOn, purpose }: Pick<CallCard, 'customerId' | 'raisedOn' | 'purpose'>,
): Promise<BriefingFacts['judged']> {
  const { rows } = await db.$client.query<{ right: number; judged: number; share: number }>(
    `select (rule -> 'numbers' ->> 'saidRight')::int as "right", (rule -> 'numbers' ->> 'judged')::int as judged,
       (rule -> 'numbers' ->> 'counts')::float8 / 100 as share
     from decision cross join jsonb_array_elements(rules) rule
     where customer_id = $1 and day = $2 and rule ->> 'rule' = $3
       and (rule ->> 'spoke')::boolean and rule -> 'numbers' ? 'judged'`,
    [customerId, isoFromDay(raisedOn), `${purpose}-call`],
  );
  return rows[0] ?? null;
}
