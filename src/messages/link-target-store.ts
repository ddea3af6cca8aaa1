import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { Language } from '../shared/language.ts';
import type { LinkTarget } from './sign-link.ts';

/** The message and the person that a signed link stands for. */
export type LinkedMessage = {
  messageId: string;
  contactId: number;
  customerId: number;
  customerName: string;
  contactName: string;
  /** The language the contact chose, else the one it was imported with. */
  language: Language;
  /** Of the address that the mail went to, and of the one that the contact has now, where it was corrected since. */
  addressHashes: readonly string[];
  timeZone: string | null;
  items: readonly LinkedItem[];
};

export interface LinkedItem {
  productId: number;
  productName: string;
  unit: string | null;
  quantity: number;
}

/** Null when the message or the contact is gone. */
export async function findLinkedMessage(db: Queryable, target: LinkTarget): Promise<LinkedMessage | null> {
  const { rows } = await db.execute<LinkedMessage>(sql`
    select m.id as "messageId", p.id as "contactId", c.id as "customerId", c.name as "customerName",
      p.name as "contactName", coalesce(d.language, p.language) as language, array(select distinct hash from unnest(array[m.address_hash, p.address_hash]) hash where hash is not null)
        as "addressHashes",
      p.time_zone as "timeZone",
      coalesce((select jsonb_agg(jsonb_build_object('productId', i.product_id, 'productName', i.product_name,
        'unit', i.unit, 'quantity', i.quantity) order by i.position)
        from message_item i where i.message_id = m.id), '[]') as items
    from message m
    join customer c on c.id = m.customer_id
    join contact p on p.id = m.contact_id
    left join cadence d on d.contact_id = p.id
    where m.id = ${target.messageId} and p.id = ${target.contactId}`);
  return rows[0] ?? null;
}
