import { z } from 'zod';
import { absent, deletion, id, inCurrency, moment, money, sumOf, text } from './payload-parts.ts';
import type { ShopBuyer, ShopEvent, ShopLine, ShopReturn } from './shop-event.ts';

const address = z.looseObject({ company: text, city: text, country_code: text, phone: text });

const buyer = z.looseObject({
  id,
  ...{ email: text, first_name: text, last_name: text, phone: text },
  default_address: address.nullish(),
});

const line = z.looseObject({
  ...{ sku: text, title: text, name: text },
  quantity: z.number(),
  price: money,
  discount_allocations: z.array(z.looseObject({ amount: money })).default([]),
  tax_lines: z.array(z.looseObject({ price: money })).default([]),
});

const refund = z.looseObject({
  id,
  created_at: moment,
  refund_line_items: z
    .array(
      z.looseObject({
        quantity: z.number(),
        subtotal: money,
        line_item: z.looseObject({ sku: text, title: text, name: text }),
      }),
    )
    .default([]),
});

const order = z.looseObject({
  id,
  created_at: moment,
  updated_at: moment,
  cancelled_at: moment.nullish(),
  currency: z.string(),
  financial_status: text,
  test: z.boolean().nullish(),
  taxes_included: z.boolean().nullish(),
  ...{ email: text, phone: text, customer_locale: text },
  customer: buyer.nullish(),
  billing_address: address.extend({ first_name: text, last_name: text }).nullish(),
  line_items: z.array(line),
  refunds: z.array(refund).default([]),
});

const ORDER_TOPICS = new Set([
  ...['orders/create', 'orders/updated', 'orders/paid', 'orders/cancelled'],
  ...['orders/fulfilled', 'orders/partially_fulfilled'],
]);

/** A payload as Shopify's Admin API shapes it (REST resources). Null: it has another shape. */
export function readShopify(topic: string, payload: unknown): ShopEvent | null {
  if (ORDER_TOPICS.has(topic)) {
    const read = order.safeParse(payload);
    return read.success ? orderOf(read.data) : null;
  }
  if (topic === 'orders/delete') {
    const read = deletion.safeParse(payload);
    return read.success ? { kind: 'gone', number: read.data.id, version: null } : null;
  }
  if (topic === 'refunds/create') {
    const read = refund.extend({ order_id: id }).safeParse(payload);
    return read.success ? refundOf(read.data) : null;
  }
  if (topic === 'customers/create' || topic === 'customers/update') {
    const read = buyer.extend({ updated_at: moment, line_items: absent }).safeParse(payload);
    return read.success
      ? { kind: 'customer', version: read.data.updated_at, buyer: buyerOf(read.data, null, null) }
      : null;
  }
  return { kind: 'ignored' };
}

function orderOf(read: z.output<typeof order>): ShopEvent {
  if (read.test) return { kind: 'ignored' };
  const { customer = null, billing_address: billing = null } = read;
  return {
    kind: 'order',
    number: read.id,
    ...{ version: read.updated_at, orderedAt: read.created_at, currency: read.currency },
    isVoid: Boolean(read.cancelled_at) || read.financial_status === 'voided',
    buyer: buyerOf(customer, billing, read),
    lines: read.line_items.map((one) => lineOf(one, read.taxes_included === true)),
    returns: read.refunds.map(returnOf),
    namesAllReturns: false,
  };
}

/** What the line cost in the end: its price, less its share of the discounts, less the tax where prices include it. */
function lineOf(read: z.output<typeof line>, taxesIncluded: boolean): ShopLine {
  const { sku, quantity, price } = read;
  const off = sumOf(read.discount_allocations.map(({ amount }) => amount));
  const tax = taxesIncluded ? sumOf(read.tax_lines.map((one) => one.price)) : 0;
  const cents = Math.round(Number(price) * quantity * 100) - off - tax;
  return { sku, name: read.title ?? read.name, quantity, amount: inCurrency(cents) };
}

function refundOf(read: z.output<typeof refund> & { order_id: string }): ShopEvent {
  const back = returnOf(read);
  // Told by the order alone; what came back is taken for the order's currency.
  return { kind: 'returned', order: read.order_id, currency: null, back, version: read.created_at };
}

/** Money alone, such as for a late parcel, is no return: nothing came back. */
function returnOf(read: z.output<typeof refund>): ShopReturn {
  const lines = read.refund_line_items.map(({ quantity, subtotal, line_item }) => ({
    ...{ sku: line_item.sku, name: line_item.title ?? line_item.name, quantity, amount: subtotal },
  }));
  const amount = inCurrency(sumOf(lines.map((one) => one.amount)));
  return { number: read.id, at: read.created_at, lines, amount, isWorthItsShare: true };
}

type Order = z.output<typeof order>;

function buyerOf(
  customer: z.output<typeof buyer> | null,
  billing: NonNullable<Order['billing_address']> | null,
  read: Pick<Order, 'email' | 'phone' | 'customer_locale'> | null,
): ShopBuyer {
  const place = billing ?? customer?.default_address ?? null;
  return {
    number: customer?.id ?? null,
    company: place?.company ?? null,
    firstName: customer?.first_name ?? billing?.first_name ?? null,
    lastName: customer?.last_name ?? billing?.last_name ?? null,
    email: customer?.email ?? read?.email ?? null,
    phone: customer?.phone ?? read?.phone ?? place?.phone ?? null,
    country: place?.country_code ?? null,
    city: place?.city ?? null,
    locale: read?.customer_locale ?? null,
  };
}
