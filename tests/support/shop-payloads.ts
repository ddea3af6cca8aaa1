import { createHmac } from 'node:crypto';

/** Payloads in the shape that the shops' public documentation gives, with invented people at reserved domains. */

interface WooLine {
  sku: string;
  quantity: number;
  total: string;
}

export function wooOrder(id: number, changes: Record<string, unknown> & { lines?: readonly WooLine[] } = {}) {
  const { lines = [{ sku: 'KAHVI-500', quantity: 4, total: '39.60' }], ...rest } = changes;
  return {
    ...{
      id,
      parent_id: 0,
      number: String(id),
      order_key: `wc_order_${id}`,
      created_via: 'checkout',
      version: '9.4.2',
    },
    ...{ status: 'processing', currency: 'EUR', customer_id: 25, customer_note: '' },
    // A quarter to one in the night in Helsinki, the day before in Greenwich.
    ...{ date_created: '2026-11-20T00:45:00', date_created_gmt: '2026-11-19T22:45:00' },
    ...{ date_modified: '2026-11-20T00:45:08', date_modified_gmt: '2026-11-19T22:45:08' },
    ...{
      discount_total: '0.00',
      shipping_total: '6.90',
      total: '56.42',
      total_tax: '9.92',
      prices_include_tax: false,
    },
    billing: {
      ...{
        first_name: 'Aino',
        last_name: 'Esimerkki',
        company: 'Kahvila Aamu Oy',
        address_1: 'Esimerkkikatu 1',
      },
      ...{
        city: 'Turku',
        postcode: '20100',
        country: 'FI',
        email: 'aino@kahvila.example.com',
        phone: '+358 40 000 0011',
      },
    },
    shipping: {
      first_name: 'Aino',
      last_name: 'Esimerkki',
      company: 'Kahvila Aamu Oy',
      city: 'Turku',
      country: 'FI',
    },
    ...{ payment_method: 'bacs', payment_method_title: 'Lasku', date_paid: null, date_completed: null },
    meta_data: [],
    line_items: lines.map((line, at) => ({
      ...{ id: 300 + at, name: `Tuote ${line.sku}`, product_id: 90 + at, variation_id: 0, tax_class: '' },
      ...{ subtotal: line.total, subtotal_tax: '0.00', total_tax: '0.00', taxes: [], price: 9.9, ...line },
    })),
    ...{ tax_lines: [], shipping_lines: [], fee_lines: [], coupon_lines: [], refunds: [] },
    ...rest,
  };
}

export function wooCustomer(id: number, changes: Record<string, unknown> = {}) {
  return {
    ...{ id, date_created: '2026-11-01T10:00:00', date_created_gmt: '2026-11-01T08:00:00' },
    ...{ date_modified: '2026-11-20T09:00:00', date_modified_gmt: '2026-11-20T07:00:00' },
    ...{ email: 'aino@kahvila.example.com', first_name: 'Aino', last_name: 'Esimerkki', role: 'customer' },
    ...{ username: 'aino', is_paying_customer: true, avatar_url: '', meta_data: [] },
    billing: { company: 'Kahvila Aamu Oy', city: 'Turku', country: 'FI', phone: '+358 40 000 0011' },
    ...changes,
  };
}

export function shopifyOrder(id: number, changes: Record<string, unknown> = {}) {
  return {
    ...{
      id,
      admin_graphql_api_id: `gid://shopify/Order/${id}`,
      name: '#1001',
      order_number: 1001,
      test: false,
    },
    ...{
      created_at: '2026-11-18T18:30:00-05:00',
      updated_at: '2026-11-18T18:30:05-05:00',
      cancelled_at: null,
    },
    ...{
      currency: 'EUR',
      presentment_currency: 'EUR',
      financial_status: 'pending',
      fulfillment_status: null,
    },
    ...{ email: 'ville@lounas.example.com', phone: null, customer_locale: 'fi-FI', taxes_included: true },
    ...{ subtotal_price: '54.00', total_price: '54.00', total_tax: '6.62', total_discounts: '6.00' },
    customer: {
      ...{
        id: 207119551,
        email: 'ville@lounas.example.com',
        first_name: 'Ville',
        last_name: 'Malli',
        phone: null,
      },
      ...{
        created_at: '2026-10-01T10:00:00+03:00',
        updated_at: '2026-11-18T18:30:05-05:00',
        tags: '',
        currency: 'EUR',
      },
      email_marketing_consent: {
        state: 'subscribed',
        opt_in_level: 'single_opt_in',
        consent_updated_at: null,
      },
      default_address: { id: 1, company: 'Lounas Malli', city: 'Oulu', country_code: 'FI', phone: null },
    },
    billing_address: {
      first_name: 'Ville',
      last_name: 'Malli',
      company: 'Lounas Malli',
      city: 'Oulu',
      country_code: 'FI',
    },
    line_items: [
      {
        ...{
          id: 866550311766439020n.toString(),
          product_id: 632910392,
          variant_id: 808950810,
          product_exists: true,
        },
        ...{
          sku: 'TEE-100',
          title: 'Vihreä tee',
          name: 'Vihreä tee - 100 g',
          quantity: 3,
          current_quantity: 3,
        },
        ...{
          price: '20.00',
          total_discount: '0.00',
          discount_allocations: [{ amount: '6.00', discount_application_index: 0 }],
        },
        tax_lines: [{ title: 'ALV', price: '6.62', rate: 0.14 }],
      },
    ],
    refunds: [],
    ...changes,
  };
}

export function shopifyRefund(id: number, orderId: number, quantity: number, subtotal: number) {
  return {
    ...{ id, order_id: orderId, created_at: '2026-11-21T11:00:00+02:00', note: 'Rikki', user_id: null },
    refund_line_items: [
      {
        ...{
          id: 104689539,
          line_item_id: 1,
          location_id: null,
          quantity,
          restock_type: 'return',
          subtotal,
          total_tax: 0,
        },
        line_item: {
          id: 1,
          sku: 'TEE-100',
          title: 'Vihreä tee',
          name: 'Vihreä tee - 100 g',
          quantity: 3,
          price: '20.00',
        },
      },
    ],
    ...{ transactions: [], order_adjustments: [], duties: [] },
  };
}

export function sign(body: string | Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}
