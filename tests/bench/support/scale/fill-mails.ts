import type { Database } from '../../../../src/platform/database.ts';
import { type Day, isoFromDay } from '../../../../src/shared/calendar-day.ts';

const ITEMS = 4;

/**
 * A night plans as many mails as it has reason to. So that the wanted number goes out, customers without one get a reminder of four items,
 * planned that night as well; more than there are customers cannot be.
 */
export async function fillMails(db: Database, day: Day, wanted: number): Promise<void> {
  const on = isoFromDay(day);
  await db.$client.query(`
    with more as (
      insert into message (customer_id, contact_id, kind, language, period, decided_on, expires_on, signals, state)
        select c.customer_id, c.id, 'reorder-reminder', c.language, 'bench', '${on}', '${on}'::date + 5, '["item-due"]', 'planned'
        from contact c where not exists (select from message m where m.customer_id = c.customer_id and m.decided_on = '${on}')
        order by c.id limit greatest(0, ${wanted} - (select count(*) from message where decided_on = '${on}'))
        returning id
    )
    insert into message_item (message_id, position, product_id, product_name, quantity, reason)
      select more.id, n, p.id, p.name, 6 * n,
        jsonb_build_object('kind', 'due', 'usualGapDays', 28 + n, 'daysSince', 30 + n, 'purchases', 9, 'replacesProductId', null)
      from more, (select id, name, row_number() over (order by id) as n from product order by id limit ${ITEMS}) p`);
  await db.$client.query('analyze message, message_item');
}
