import { sql } from 'drizzle-orm';
import type { Letter, LetterItem } from '../messages/letter.ts';
import type { TemplateSlot } from '../messages/templates/template-slot.ts';
import type { Queryable } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import { readCareModel } from './care-model-store.ts';

export interface TrialWish {
  slot: TemplateSlot;
  today: Day;
  /** Those whose name holds it. */
  search?: string | undefined;
  /** Those whose ids come later; `only` names one. */
  after?: number | undefined;
  only?: number | undefined;
  limit: number;
}

/** What a trial mail speaks of where the customer has no such message yet: what it buys most. */
const MOST_ITEMS = 5;
const LOOK_BACK_DAYS = 365;
const INVENTED_GAP_DAYS = 30;
/** Nobody gets one of these without an item. */
const NEED_ITEMS: readonly string[] = ['reorder-reminder', 'industry-suggestion'];

/**
 * Letters to customers that a template could go to today, by id: with the items of their latest message of the kind, or else of what they
 * buy most. Nobody closed, suppressed, cared for by name or of a care level that is not nurtured.
 */
export async function readTrialLetters(db: Queryable, wish: TrialWish): Promise<Letter[]> {
  const { kind, language, role } = wish.slot;
  const { nurturedLevels } = (await readCareModel(db)).settings;
  const { rows } = await db.execute<
    Pick<Letter, 'customer' | 'contact' | 'first'> & { items: LetterItem[] }
  >(sql`
    select * from (select c.id, jsonb_build_object('id', c.id, 'name', c.name, 'industry', c.industry) as customer,
      jsonb_build_object('id', p.id, 'name', p.name, 'firstName', p.first_name, 'role', p.role, 'email', p.email,
        'addressHash', p.address_hash, 'timeZone', p.time_zone, 'country', coalesce(p.country, c.country)) as contact,
      not exists (select 1 from message m where m.contact_id = p.id and m.state in ('sending', 'accepted', 'uncertain')) as first,
      coalesce(${itemsOfMessage(kind)}, ${itemsBought(wish)}, '[]') as items
    from customer c
    join lateral (
      select p.* from contact p left join cadence on cadence.contact_id = p.id
      where p.customer_id = c.id and p.removed_on is null and p.email is not null
        and coalesce(cadence.language, p.language) = ${language} and (${role}::text is null or p.role = ${role})
        and not exists (select 1 from suppression s where s.address_hash = p.address_hash)
      order by p.id limit 1) p on true
    where c.care_level = any(${sql.param(nurturedLevels)}::text[]) and c.named_person is null and c.closed_on is null
      and c.id > ${wish.after ?? 0} and (${wish.only ?? null}::integer is null or c.id = ${wish.only ?? null})
      and (${wish.search ?? null}::text is null
        or c.name ilike '%' || replace(replace(${wish.search ?? null}, '%', '\\%'), '_', '\\_') || '%')
    ) letter
    where jsonb_array_length(items) > 0 or not ${NEED_ITEMS.includes(kind)}::boolean
    order by id limit ${wish.limit}`);
  return rows.map(({ customer, contact, first, items }) => ({
    ...{ id: '00000000-0000-4000-8000-000000000000', kind, language, attempt: 0 },
    ...{ decidedOn: wish.today, expiresOn: wish.today + 5, customer, contact, first, items },
  }));
}

function itemsOfMessage(kind: string) {
  return sql`(select jsonb_agg(jsonb_build_object('productId', i.product_id, 'productName', i.product_name,
      'unit', i.unit, 'otherProductName', i.other_product_name, 'quantity', i.quantity, 'reason', i.reason)
      order by i.position)
    from message_item i where i.message_id = (
      select m.id from message m where m.contact_id = p.id and m.kind = ${kind} order by m.decided_on desc limit 1))`;
}

function itemsBought({ slot, today }: TrialWish) {
  if (slot.kind === 'welcome') return sql`null`;
  const reason =
    slot.kind === 'industry-suggestion'
      ? sql`jsonb_build_object('kind', 'popular', 'buyers', 12)`
      : sql`jsonb_build_object('kind', 'due', 'usualGapDays', ${INVENTED_GAP_DAYS}::integer,
          'daysSince', ${isoFromDay(today)}::date - bought.last, 'purchases', bought.times, 'replacesProductId', null)`;
  return sql`(select jsonb_agg(jsonb_build_object('productId', product.id, 'productName', product.name,
      'unit', product.unit, 'otherProductName', null, 'quantity', greatest(1, bought.usual), 'reason', ${reason})
      order by bought.times desc, product.id)
    from (select product_id, count(*) as times, max(ordered_on) as last, round(avg(quantity)) as usual
      from order_line where customer_id = c.id and quantity > 0
        and ordered_on > ${isoFromDay(today)}::date - ${LOOK_BACK_DAYS}::integer and ordered_on <= ${isoFromDay(today)}::date
      group by product_id order by times desc, product_id limit ${MOST_ITEMS}) bought
    join product on product.id = bought.product_id and not product.discontinued)`;
}
