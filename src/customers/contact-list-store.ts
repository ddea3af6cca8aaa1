import { sql } from 'drizzle-orm';
import type { ConsentBasis, ContactRole } from '../decisions/facts.ts';
import type { Queryable } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';

/** A person at a customer, with the right to write to it and how often. */
export interface ListedContact {
  id: number;
  name: string;
  role: ContactRole;
  email: string | null;
  phone: string | null;
  /** The one the contact chose itself, where it did. */
  language: Language;
  basis: ConsentBasis;
  /** Why its address must not be written to; null where it may. */
  suppressed: string | null;
  /** Fewest days between two mails it asked for; null leaves it to the care model. */
  cadenceDays: number | null;
  pausedUntil: Day | null;
  removed: boolean;
}

/** Those who are still there first, in the order one would ask for them. */
export async function listContacts(db: Queryable, customerId: number): Promise<ListedContact[]> {
  const { rows } = await db.execute<ListedContact & Record<string, unknown>>(sql`
    select c.id, c.name, c.role, c.email, c.phone, coalesce(d.language, c.language) as language,
      coalesce((select e.basis from consent_event e where e.contact_id = c.id order by e.id desc limit 1), 'none') as basis,
      (select s.reason from suppression s where s.address_hash = c.address_hash order by s.at limit 1) as suppressed,
      d.days as "cadenceDays", d.paused_until - date '1970-01-01' as "pausedUntil", c.removed_on is not null as removed
    from contact c left join cadence d on d.contact_id = c.id
    where c.customer_id = ${customerId}
    order by c.removed_on is not null, array_position(array['buyer', 'owner', 'user', 'finance'], c.role), c.id`);
  return rows;
}
