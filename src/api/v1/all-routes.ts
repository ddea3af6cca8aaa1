import type { ApiRoute } from './api-route.ts';
import { BULK_ROUTES } from './bulk/bulk.routes.ts';
import { CALL_ROUTES } from './calls/calls.routes.ts';
import { CUSTOMER_ROUTES } from './customers/customers.routes.ts';

/** The API, all of it: what is not here is not there. */
export const ALL_ROUTES: readonly ApiRoute[] = [...CUSTOMER_ROUTES, ...CALL_ROUTES, ...BULK_ROUTES];
