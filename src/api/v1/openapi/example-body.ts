import type { ImportKind } from '../../../orders/import-kind.ts';
import type { ApiRoute } from '../api-route.ts';

/** A record of each kind, as small as it may be. */
const RECORDS: Readonly<Record<ImportKind, object>> = {
  customers: { id: 'K1', name: 'Kahvila Aamu', industry: 'cafe', country: 'FI' },
  contacts: { id: 'C1', customer: 'K1', name: 'Maija Malli', email: 'maija@example.com', language: 'fi' },
  products: { id: 'P1', name: 'Coffee 500 g', category: 'coffee', packSize: 12, price: 6.9 },
  orders: { order: 'O1', customer: 'K1', product: 'P1', date: '2026-11-20', quantity: 24, price: 6.9 },
  complaints: { id: 'R1', customer: 'K1', about: 'delivery', openedOn: '2026-11-21' },
};
const OUTCOME = { reached: 'reached', mood: 'happy', note: 'Wants samples.', followUpOn: null };

/** What a caller may send as it stands: one record in a list, or a whole body. */
export function exampleBody(body: NonNullable<ApiRoute['body']>): object {
  return 'records' in body ? [RECORDS[body.records]] : OUTCOME;
}
