import type { IncomingHttpHeaders } from 'node:http';
import type { Shop } from '../platform/read-shops.ts';

export interface ShopHeaders {
  signature: string;
  topic: string;
  deliveryKey: string;
}

/** Shops try again for two days at most; what claims to be older was sent by somebody else. */
const OLDEST_MS = 3 * 86_400_000;
/** Clocks differ. */
const EARLIEST_MS = 10 * 60_000;

/** What a shop says about a delivery beside its body. Null: something of it is missing, or it is not of these days. */
export function readHeaders(
  platform: Shop['platform'],
  headers: IncomingHttpHeaders,
  now: Date,
): ShopHeaders | null {
  const one = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' && value.length <= 200 ? value : '';
  };
  const told =
    platform === 'woocommerce'
      ? {
          signature: one('x-wc-webhook-signature'),
          topic: one('x-wc-webhook-topic'),
          deliveryKey: one('x-wc-webhook-delivery-id'),
        }
      : {
          signature: one('x-shopify-hmac-sha256'),
          topic: one('x-shopify-topic'),
          deliveryKey: one('x-shopify-webhook-id') || one('x-shopify-event-id'),
        };
  if (Object.values(told).includes('')) return null;
  return isFresh(one('x-shopify-triggered-at'), now) ? told : null;
}

/** Only Shopify says when. */
function isFresh(triggeredAt: string, now: Date): boolean {
  if (triggeredAt === '') return true;
  const age = now.getTime() - Date.parse(triggeredAt);
  return age <= OLDEST_MS && age >= -EARLIEST_MS;
}
