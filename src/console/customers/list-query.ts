import { z } from 'zod';
import { CUSTOMER_SORTS, type CustomerSort } from '../../nurture/customer-list-store.ts';

/** What a page of the list shows, out of its address. */
export interface ListQuery {
  q: string;
  sort: CustomerSort;
  way: 'up' | 'down';
  page: number;
}

export const CUSTOMERS_A_PAGE = 50;
const MOST_PAGES = 10_000;

const QUERY = z.object({
  q: z.string().trim().max(200).catch(''),
  sort: z.enum(CUSTOMER_SORTS).catch('value'),
  way: z.enum(['up', 'down']).catch('down'),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
});

export function readListQuery(sent: unknown): ListQuery {
  return QUERY.parse(sent);
}

export function listAddress({ q, sort, way, page }: ListQuery): string {
  const asked = new URLSearchParams({
    ...(q ? { q } : {}),
    sort,
    way,
    ...(page > 1 ? { page: `${page}` } : {}),
  });
  return `/console/customers?${asked}`;
}
