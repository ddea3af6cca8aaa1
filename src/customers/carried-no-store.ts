import { sql } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import type { Queryable } from '../platform/database.ts';
import { recordLift } from './lift-store.ts';
import { dropSource, FOUND_REASONS, NEXT_SOURCE, type SuppressionReason } from './suppression-store.ts';

/** Begins the source of each no that one import carried. */
const carriedBy = (runId: number) => `carried by import ${runId} `;

/**
 * A person who said no said it of all mails, and was told that it holds for good: it goes with her to the address that an import
 * corrects. What only an address was found to be, such as dead, stays with that address. `place`: SQL for file and line.
 */
export async function carryNoes(
  client: PoolClient,
  { stage, runId, place }: { stage: string; runId: number; place: string },
): Promise<void> {
  await client.query(
    `insert into suppression (address_hash, reason, source)
      select s."addressHash", p.reason, $2 || 'from an earlier address of contact ' || c.id || ', ' || ${place}
      from ${stage} s join contact c on c.external_id = s.id and c.address_hash <> s."addressHash"
        join suppression p on p.address_hash = c.address_hash and p.reason <> all($1)
      order by s.line on conflict do nothing`,
    [FOUND_REASONS, carriedBy(runId)],
  );
}

/** An import that is taken back takes back what it carried: a file with its lines shifted gave people the addresses of others. */
export async function liftCarried(
  tx: Queryable,
  runId: number,
  word: { by: string; because: string; at: Date },
): Promise<void> {
  const { rows } = await tx.execute<{ addressHash: string; reason: SuppressionReason; source: string }>(sql`
    select address_hash as "addressHash", reason, one as source
    from suppression, unnest(string_to_array(source, ${NEXT_SOURCE})) one where starts_with(one, ${carriedBy(runId)})`);
  for (const carried of rows) if (!(await dropSource(tx, carried))) await recordLift(tx, carried, word);
}
