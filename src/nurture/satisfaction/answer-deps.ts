import type { Database } from '../../platform/database.ts';
import type { Supplier } from '../../shared/supplier.ts';

export interface AnswerDeps {
  db: Database;
  now: () => Date;
  supplier: Pick<Supplier, 'timeZone'>;
}
