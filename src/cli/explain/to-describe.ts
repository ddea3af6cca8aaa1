import type { InferSelectModel } from 'drizzle-orm';
import type { NamedCustomer } from '../../nurture/customer-name-store.ts';
import type { decisionTable } from '../../nurture/decision-table.ts';
import type { Explanation } from '../../nurture/explain-customer.ts';
import type { Speaker } from '../../words/speaker.ts';

/** An explanation with all that is needed to put it into words. */
export interface ToDescribe {
  customer: NamedCustomer;
  explanation: Explanation;
  contactNames: ReadonlyMap<number, string>;
  /** What the night recorded on that day, if it acted. */
  recorded: InferSelectModel<typeof decisionTable> | null;
  speaker: Speaker;
  currency: string;
}

export function productName(explanation: Explanation, productId: number): string {
  return explanation.context.products.get(productId)?.name ?? `#${productId}`;
}
