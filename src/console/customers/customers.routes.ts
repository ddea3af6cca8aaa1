import type { FastifyInstance } from 'fastify';
import { listCustomers } from '../../nurture/customer-list-store.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { sendPage } from '../shell/send-page.ts';
import { registerAsking } from './asking.routes.ts';
import { CustomersPage } from './customers.page.tsx';
import { CUSTOMERS_A_PAGE, readListQuery } from './list-query.ts';
import { showCustomer } from './show-customer.ts';
import { registerStanding } from './standing.routes.ts';

export function registerCustomers(app: FastifyInstance, deps: ConsoleDeps): void {
  app.get('/customers', async (request, reply) => {
    const query = readListQuery(request.query);
    const page = { offset: (query.page - 1) * CUSTOMERS_A_PAGE, limit: CUSTOMERS_A_PAGE };
    const asked = { text: query.q, sort: query.sort, descending: query.way === 'down', ...page };
    const found = await listCustomers(deps.db, asked);
    return sendPage(reply, CustomersPage({ reader: readerOf(deps, request), query, ...found }));
  });
  app.get('/customers/:id', (request, reply) => showCustomer(deps, { request, reply }));
  registerAsking(app, deps);
  registerStanding(app, deps);
}
