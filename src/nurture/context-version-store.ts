import type { Database } from '../platform/database.ts';

/** A text that changes whenever the care model, the whole-base statistics, the forecast or a product does. */
export async function readContextVersion(db: Database): Promise<string> {
  const { rows } = await db.$client.query<{ version: string }>(
    `select concat_ws(' ',
       (select max(at) from care_model), (select max(at) from base_version),
       (select max(at) from forecast_version), (select max(updated_at) from product)) as version`,
  );
  return rows[0]?.version ?? '';
}
