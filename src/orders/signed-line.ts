import { type Cents, centsFromAmount } from '../shared/money.ts';
import type { OrderRow } from './rows/order-row.ts';

/** A credit note gives back whatever sign its lines have; a negative quantity gives back its amount. */
export function signedLine(
  row: OrderRow,
  creditPrefix: string | undefined,
): { quantity: number; amount: Cents } {
  const isCreditNote = creditPrefix !== undefined && row.order.startsWith(creditPrefix);
  const amount = row.amount ?? centsFromAmount(row.quantity * (row.price ?? 0));
  const givesBack = isCreditNote || row.quantity < 0;
  return {
    quantity: isCreditNote ? -Math.abs(row.quantity) : row.quantity,
    amount: givesBack ? -Math.abs(amount) : amount,
  };
}
