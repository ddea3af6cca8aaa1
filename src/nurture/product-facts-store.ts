import type { ProductFacts } from '../decisions/facts.ts';
import type { Database } from '../platform/database.ts';

export interface ProductCard extends ProductFacts {
  id: number;
  externalId: string;
  name: string;
  unit: string | null;
}

/** Every product, by id. Some thousands to some hundred thousand small rows: read once a review, not once a customer. */
export async function readProducts(db: Database): Promise<Map<number, ProductCard>> {
  const { rows } = await db.$client.query<ProductCard>(
    `select p.id, p.external_id as "externalId", p.name, p.unit, p.category, p.pack_size as "packSize",
            p.discontinued as "left", r.id as "replacementId"
     from product p left join product r on r.external_id = p.replaced_by`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
