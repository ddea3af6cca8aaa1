import type { PurchaseHistory } from '../rhythm/purchase-history.ts';

/** One customer as the forecast sees it. */
export interface CustomerBook {
  customerId: number;
  industry: string | null;
  history: PurchaseHistory;
}
