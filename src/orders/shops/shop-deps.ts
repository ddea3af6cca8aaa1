import type { Supplier } from '../../shared/supplier.ts';
import type { ImportDeps } from '../import-input.ts';

export interface ShopDeps extends ImportDeps {
  supplier: Pick<Supplier, 'currency' | 'timeZone' | 'language'>;
}
