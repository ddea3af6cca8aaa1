import { importRecords } from '../import-records.ts';
import { RefusedRecord } from '../records/refused-record.ts';
import { bringBuyer, oneAfterAnother } from './bring-buyer.ts';
import { emptyRecords, type OrderPlace, orderId, orderRecords, returnRecords } from './order-records.ts';
import { inCurrency } from './payload-parts.ts';
import { readShopify } from './read-shopify.ts';
import { readWooCommerce } from './read-woocommerce.ts';
import {
  type DeliveryEnd,
  endDelivery,
  endDeliveryWith,
  isOvertaken,
  linesOfOrder,
  removeEmptied,
  type ShopDelivery,
} from './shop-delivery-store.ts';
import type { ShopDeps } from './shop-deps.ts';
import type { ShopEvent } from './shop-event.ts';

type Told = Exclude<ShopEvent, { kind: 'ignored' }>;

/** A delivery under way: how its imports are called, and what is written down of it at the end. */
interface Taking {
  delivery: ShopDelivery;
  shop: string;
  source: string;
  end: DeliveryEnd;
}

/**
 * Reads one delivery, and lets it have its effect by the ways of an import: what is wrong with it is a reject as ever. Safe to
 * repeat; what is older than what was taken already changes nothing.
 */
export async function takeDelivery(deps: ShopDeps, delivery: ShopDelivery): Promise<void> {
  const { db } = deps;
  const [platform = '', shop = ''] = delivery.shop.split('/');
  const event = read(platform, delivery);
  if (event?.kind === 'ignored') return endDelivery(db, delivery.id, { state: 'ignored' });
  if (event === null) {
    const record = new RefusedRecord({}, { ...WHOLE, detail: delivery.topic });
    const source = `${delivery.shop} ${delivery.topic}`;
    return bringLines(deps, { delivery, shop, source, end: { state: 'broken' } }, [record]);
  }
  const about = aboutOf(event);
  const version = event.version ?? delivery.receivedAt;
  if (await isOvertaken(db, { shop: delivery.shop, about, version }))
    return endDelivery(db, delivery.id, { state: 'overtaken', about, version });
  const taking: Taking = {
    ...{ delivery, shop, source: `${delivery.shop} ${about}` },
    end: { state: 'done', about, version },
  };
  return takeEvent(deps, taking, event);
}

const WHOLE = { column: null, value: null, reason: 'other-shape' };

function read(platform: string, { topic, payload }: ShopDelivery): ShopEvent | null {
  let told: unknown;
  try {
    told = JSON.parse(payload ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return platform === 'shopify' ? readShopify(topic, told) : readWooCommerce(topic, told);
}

function aboutOf(event: Told): string {
  switch (event.kind) {
    case 'order':
    case 'gone':
      return `order ${event.number}`;
    case 'returned':
      return `return ${event.back.number}`;
    case 'customer':
      return `customer ${event.buyer.number}`;
  }
}

async function takeEvent(deps: ShopDeps, taking: Taking, event: Told): Promise<void> {
  const { shop, source } = taking;
  if (event.kind === 'gone') return emptyOrder(deps, taking, orderId(shop, event.number));
  if (event.kind === 'order' && event.isVoid) return emptyOrder(deps, taking, orderId(shop, event.number));
  if (event.kind === 'returned') return takeReturn(deps, taking, event);
  const { id, isErased } = await bringBuyer(deps, { shop, source, buyer: event.buyer });
  const end: DeliveryEnd = { ...taking.end, ...(isErased && { payload: null }) };
  if (event.kind === 'customer') return endDelivery(deps.db, taking.delivery.id, end);
  const known = await linesOfOrder(deps.db, orderId(shop, event.number));
  const { records, emptied } = orderRecords(placeOf(deps, shop, id), event, known);
  return bringLines(deps, { ...taking, end }, records, emptied);
}

/** What came back of an order that never counted, or no longer does, gives nothing back. */
async function takeReturn(
  deps: ShopDeps,
  taking: Taking,
  { order, back, currency }: Extract<ShopEvent, { kind: 'returned' }>,
): Promise<void> {
  const known = await linesOfOrder(deps.db, orderId(taking.shop, order));
  const [line] = known;
  if (!line) return endDelivery(deps.db, taking.delivery.id, taking.end);
  const own = known.filter((one) => one.order === orderId(taking.shop, order));
  const ordered = own.map(({ product, quantity, cents }) => ({
    ...{ sku: product, name: null, quantity, amount: inCurrency(cents) },
  }));
  const place = placeOf(deps, taking.shop, line.customer);
  const records = returnRecords(place, { number: order, currency }, { back, ordered, known });
  return bringLines(deps, taking, records);
}

/** An order that is none any more goes, and with it what came back of it. */
async function emptyOrder(deps: ShopDeps, taking: Taking, id: string): Promise<void> {
  const known = await linesOfOrder(deps.db, id);
  const orders = [...new Set(known.map(({ order }) => order))];
  return bringLines(deps, taking, emptyRecords(known), orders);
}

/** The delivery ends in the transaction of its import. `emptied`: orders whose lines go. */
async function bringLines(
  deps: ShopDeps,
  { delivery, source, end }: Taking,
  records: readonly unknown[],
  emptied: readonly string[] = [],
): Promise<void> {
  if (records.length === 0) return endDelivery(deps.db, delivery.id, end);
  await importRecords(deps, {
    ...{ kind: 'orders', source, records: oneAfterAnother(records) },
    ...{ createProducts: true, wholeOrders: true },
    async settle(client, { runId }) {
      if (emptied.length > 0) await removeEmptied(client, runId, emptied);
      await endDeliveryWith(client, delivery.id, { ...end, runId });
    },
  });
}

function placeOf({ supplier }: ShopDeps, shop: string, customer: string): OrderPlace {
  return { shop, customer, timeZone: supplier.timeZone, currency: supplier.currency };
}
