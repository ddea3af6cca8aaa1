import { sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';

/** Gives a customer to a person, over to another if it was given before. False when there is no such customer. */
export async function openHandOver(
  tx: Queryable,
  input: { customerId: number; person: string; by: string },
): Promise<boolean> {
  const { customerId, person, by } = input;
  const { rowCount } = await tx.execute(sql`select from customer where id = ${customerId} for update`);
  if (rowCount === 0) return false;
  const { rows } = await tx.execute<{ level_before: string }>(sql`
    update hand_over set taken_back_at = now(), taken_back_by = ${by}
    where customer_id = ${customerId} and taken_back_at is null returning level_before`);
  await tx.execute(sql`
    insert into hand_over (customer_id, person, level_before, by)
    select id, ${person}, coalesce(${rows[0]?.level_before ?? null}, care_level), ${by} from customer where id = ${customerId}`);
  await tx.execute(sql`
    update customer set named_person = ${person}, updated_at = now(),
      care_level = case care_level when 'small' then 'named' else care_level end
    where id = ${customerId}`);
  return true;
}

/** Takes a customer back into the level it had. False when it had not been handed over. */
export async function closeHandOver(
  tx: Queryable,
  input: { customerId: number; by: string },
): Promise<boolean> {
  const { rows } = await tx.execute<{ level_before: string }>(sql`
    update hand_over set taken_back_at = now(), taken_back_by = ${input.by}
    where customer_id = ${input.customerId} and taken_back_at is null returning level_before`);
  const [row] = rows;
  if (!row) return false;
  await tx.execute(sql`
    update customer set named_person = null, care_level = ${row.level_before}, updated_at = now()
    where id = ${input.customerId}`);
  return true;
}
