import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findCustomers, readCustomerName } from '../../nurture/customer-name-store.ts';
import { explainCustomer } from '../../nurture/explain-customer.ts';
import { learnBaseInThread } from '../../nurture/learn-base-in-thread.ts';
import { readTimeline } from '../../nurture/timeline-store.ts';
import { startThread } from '../../platform/start-thread.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readerOf } from '../reader-of.ts';
import { NotFoundPage } from '../shell/not-found.page.tsx';
import { sendPage } from '../shell/send-page.ts';
import { CustomerPage } from './customer.page.tsx';
import { CustomersPage } from './customers.page.tsx';

const PARAMS = z.object({
  id: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
const QUERY = z.object({ q: z.string().trim().min(1).max(200).nullable().catch(null) });

export function registerCustomers(app: FastifyInstance, deps: ConsoleDeps): void {
  const learnBase = learnBaseInThread(startThread);
  app.get('/customers', async (request, reply) => {
    const { q } = QUERY.parse({ q: null, ...(request.query as object) });
    const found = q === null ? [] : await findCustomers(deps.db, q);
    return sendPage(reply, CustomersPage({ reader: readerOf(deps, request), text: q, found }));
  });

  app.get('/customers/:id', async (request, reply) => {
    const reader = readerOf(deps, request);
    const params = PARAMS.safeParse(request.params);
    const customerId = params.success ? params.data.id : 0;
    const name = await readCustomerName(deps.db, customerId);
    const explanation =
      name === null ? null : await explainCustomer({ ...deps, learnBase }, { customerId, day: reader.today });
    if (name === null || !explanation) return sendPage(reply.code(404), NotFoundPage({ reader }));
    const timeline = await readTimeline(deps.db, customerId, deps.supplier.timeZone);
    return sendPage(reply, CustomerPage({ reader, name, explanation, timeline }));
  });
}
