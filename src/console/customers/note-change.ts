import type { FastifyReply } from 'fastify';
import type { Queryable } from '../../platform/database.ts';
import type { Change } from '../../staff/audit/change.ts';
import { recordChange } from '../../staff/audit/record-change.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { type CUSTOMER_TOLD, customerIdOf, type Exchange, showCustomer } from './show-customer.ts';

/** Writes into the audit log what the one who is signed in did to the customer of the address. */
export function noteChange(
  { db, now }: { db: Queryable; now: () => Date },
  { request }: Exchange,
  change: Pick<Change, 'kind' | 'before' | 'after'> & { subjects?: Change['subjects'] },
): Promise<void> {
  const subjects = { customer: [customerIdOf(request)], ...change.subjects };
  return recordChange({ db, now }, { by: actorOf(request), ...change, subjects });
}

/** Back to the customer's page, which says what was done. */
export function tell({ request, reply }: Exchange, told: (typeof CUSTOMER_TOLD)[number]): FastifyReply {
  return reply.redirect(`/console/customers/${customerIdOf(request)}?told=${told}`, 303);
}

/** The customer's page once more, which says why nothing was done. */
export function refuse(
  deps: ConsoleDeps,
  exchange: Exchange,
  problem: string,
  values: Record<string, string> = {},
): Promise<FastifyReply> {
  const { speaker } = readerOf(deps, exchange.request);
  return showCustomer(deps, exchange, speaker.say(`customers:problem.${problem}`, values));
}
