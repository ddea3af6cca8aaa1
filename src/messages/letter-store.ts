import { sql } from 'drizzle-orm';
import { greetingFor } from '../customers/greeting.ts';
import { readGreetings } from '../customers/greeting-store.ts';
import type { Queryable } from '../platform/database.ts';
import { type Day, dayFromIso } from '../shared/calendar-day.ts';
import type { Letter } from './letter.ts';

type Row = Omit<Letter, 'decidedOn' | 'expiresOn'> & { decidedOn: string; expiresOn: string };

export async function readLetters(db: Queryable, ids: readonly string[]): Promise<Letter[]> {
  const { rows } = await db.execute<Row>(sql`
    select m.id, m.kind, m.language, m.decided_on as "decidedOn", m.expires_on as "expiresOn", m.attempt, m.scale,
      jsonb_build_object('id', c.id, 'name', c.name, 'industry', c.industry) as customer,
      jsonb_build_object('id', p.id, 'name', p.name, 'firstName', p.first_name, 'role', p.role, 'email', p.email,
        'addressHash', p.address_hash, 'timeZone', p.time_zone, 'country', coalesce(p.country, c.country)) as contact,
      not exists (select 1 from message before where before.contact_id = m.contact_id and before.id <> m.id
        and before.state in ('sending', 'accepted', 'uncertain') and before.bounced_at is null
        -- One to an address that was corrected since told her nothing.
        and coalesce(before.address_hash = p.address_hash, true)) as first,
      coalesce((select jsonb_agg(jsonb_build_object('productId', i.product_id, 'productName', i.product_name,
        'unit', i.unit, 'otherProductName', i.other_product_name, 'quantity', i.quantity, 'reason', i.reason)
        order by i.position) from message_item i where i.message_id = m.id), '[]') as items
    from message m
    join customer c on c.id = m.customer_id
    join contact p on p.id = m.contact_id
    where m.id = any(${sql.param([...ids])}::uuid[])`);
  const letters = rows.map((row) => ({
    ...row,
    decidedOn: dayOf(row.decidedOn),
    expiresOn: dayOf(row.expiresOn),
  }));
  return Promise.all(
    letters.map((letter) => (letter.kind === 'greeting' ? withOccasion(db, letter) : letter)),
  );
}

async function withOccasion(db: Queryable, letter: Letter): Promise<Letter> {
  const { contact, language, decidedOn } = letter;
  const greeting = greetingFor(await readGreetings(db, decidedOn), { ...contact, language });
  return { ...letter, occasion: greeting?.occasion ?? null };
}

function dayOf(iso: string): Day {
  const day = dayFromIso(iso);
  if (day === null) throw new Error(`The database gave ${iso} for a day`);
  return day;
}
