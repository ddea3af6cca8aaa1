import { describeItemReason } from '../../messages/describe-item-reason.ts';
import type { FileForecast } from '../../nurture/forecast-file-customer.ts';
import type { OrderFile } from '../../orders/read-order-file.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Speaker } from '../../words/speaker.ts';

/** A customer's suggestions as rows, each with the reason that a mail would give. */
export function suggestionRows(
  { productIds }: OrderFile,
  on: Day,
  speaker: Speaker,
): (forecast: FileForecast) => (string | number)[][] {
  const named = (productId: number) => productIds[productId] ?? '';
  return ({ customer, suggestions }) =>
    suggestions.map((item, index) => {
      const other = item.reason.kind === 'beside' ? named(item.reason.productId) : null;
      const productName = named(item.productId);
      const told = { ...item, productName, unit: null, otherProductName: other };
      return [customer, productName, index + 1, describeItemReason(speaker, told, on)];
    });
}
