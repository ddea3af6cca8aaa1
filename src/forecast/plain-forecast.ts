import type { CustomerRhythm } from '../rhythm/customer-rhythm.ts';
import { chanceWithin, NEVER_AGAIN } from '../rhythm/interval-forecast.ts';

/** What the plain interval says, where too little has happened to learn from. */
export interface PlainForecast {
  /** Chance (0–1) of an order within the customer horizon; null where no gap is known. */
  orders: number | null;
  /** Chance (0–1) of each item within the item horizon, in the order of the rhythm's items. */
  items: readonly { productId: number; probability: number }[];
}

/** A rhythm → chances. An item of which nobody's gap is known is not expected. */
export function plainForecast(
  { order, daysSince, items }: CustomerRhythm,
  horizons: { itemHorizonDays: number; customerHorizonDays: number },
): PlainForecast {
  const orders =
    daysSince === null
      ? null
      : chanceWithin(order, daysSince, horizons.customerHorizonDays, NEVER_AGAIN.customer);
  return {
    orders,
    items: items.map(({ item, rhythm, daysSince: quietFor }) => ({
      productId: item.productId,
      probability: chanceWithin(rhythm, quietFor, horizons.itemHorizonDays, NEVER_AGAIN.item) ?? 0,
    })),
  };
}
