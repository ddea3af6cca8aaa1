import { z } from 'zod';
import { absent, deletion, id, inCurrency, money, sumOf, text, utcMoment } from './payload-parts.ts';
import type { ShopBuyer, ShopEvent, ShopLine, ShopReturn } from './shop-event.ts';

const address = z
  .looseObject({
    ...{ first_name: text, last_name: text, company: text, email: text, phone: text },
    ...{ country: text, city: text },
  })
  .partial();

const line = z.looseObject({ name: text, sku: text, quantity: z.number(), total: money });

const order = z.looseObject({
  id,
  status: z.string(),
  currency: z.string(),
  date_created_gmt: utcMoment,
  date_modified_gmt: utcMoment.nullish(),
  /** 0: a guest. */
  customer_id: id,
  total: money,
  billing: address,
  line_items: z.array(line),
  /** Only what was paid back; some plugins add the lines. */
  refunds: z.array(z.looseObject({ id, total: money, line_items: z.array(line).optional() })).default([]),
});

const customer = z.looseObject({
  id,
  date_created_gmt: utcMoment,
  date_modified_gmt: utcMoment.nullish(),
  email: text,
  first_name: text,
  last_name: text,
  billing: address.default({}),
  line_items: absent,
});

const VOID = new Set(['pending', 'failed', 'cancelled', 'trash', 'checkout-draft', 'auto-draft']);

/** A payload as WooCommerce's REST API shapes it (v2, v3). Null: it has another shape. */
export function readWooCommerce(topic: string, payload: unknown): ShopEvent | null {
  switch (topic) {
    case 'order.created':
    case 'order.updated':
    case 'order.restored': {
      const read = order.safeParse(payload);
      return read.success ? orderOf(read.data) : null;
    }
    case 'order.deleted': {
      const read = deletion.safeParse(payload);
      return read.success ? { kind: 'gone', number: read.data.id, version: null } : null;
    }
    case 'customer.created':
    case 'customer.updated': {
      const read = customer.safeParse(payload);
      return read.success ? customerOf(read.data) : null;
    }
    default:
      return { kind: 'ignored' };
  }
}

function orderOf(read: z.output<typeof order>): ShopEvent {
  const version = read.date_modified_gmt ?? read.date_created_gmt;
  const lines = read.line_items.map(lineOf);
  return {
    kind: 'order',
    number: read.id,
    ...{ version, orderedAt: read.date_created_gmt, currency: read.currency },
    isVoid: VOID.has(read.status),
    buyer: buyerOf(read.customer_id, read.billing, {}),
    lines,
    returns: returnsOf(read, lines, version),
    namesAllReturns: true,
  };
}

/** An order paid back whole came back whole; of a part WooCommerce tells the money alone. */
function returnsOf(read: z.output<typeof order>, lines: readonly ShopLine[], at: Date): ShopReturn[] {
  const paidBack = Math.abs(sumOf(read.refunds.map(({ total }) => total)));
  const isWhole = read.status === 'refunded' || (paidBack > 0 && paidBack >= sumOf([read.total]));
  if (isWhole) return [{ number: 'all', at, lines, amount: inCurrency(paidBack), isWorthItsShare: false }];
  return read.refunds.map((refund) => {
    const told = refund.line_items?.map(lineOf) ?? null;
    return { number: refund.id, at, lines: told, amount: refund.total, isWorthItsShare: false };
  });
}

function lineOf({ sku, name, quantity, total }: z.output<typeof line>): ShopLine {
  return { sku, name, quantity, amount: total };
}

function customerOf(read: z.output<typeof customer>): ShopEvent {
  const { id: number, email, first_name, last_name, billing } = read;
  const version = read.date_modified_gmt ?? read.date_created_gmt;
  return { kind: 'customer', version, buyer: buyerOf(number, billing, { email, first_name, last_name }) };
}

type Own = Pick<z.output<typeof address>, 'email' | 'first_name' | 'last_name'>;

function buyerOf(number: string, billing: z.output<typeof address>, own: Own): ShopBuyer {
  return {
    number: number === '0' ? null : number,
    company: billing.company ?? null,
    firstName: own.first_name ?? billing.first_name ?? null,
    lastName: own.last_name ?? billing.last_name ?? null,
    email: own.email ?? billing.email ?? null,
    phone: billing.phone ?? null,
    country: billing.country ?? null,
    city: billing.city ?? null,
    locale: null,
  };
}
