import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { closeCustomer, leaveAloneUntil } from '../../customers/customer-card-store.ts';
import { handOverCustomer } from '../../nurture/hand-over-customer.ts';
import { takeBackCustomer } from '../../nurture/take-back-customer.ts';
import { dayFromIso, isoFromDay } from '../../shared/calendar-day.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { noteChange, refuse, tell } from './note-change.ts';
import { customerIdOf, type Exchange } from './show-customer.ts';

const PEACE = z.object({ until: z.union([z.literal(''), z.iso.date()]) });
const HAND = z.object({ person: z.string().trim().min(1).max(100) });

/** How a customer stands with us: left in peace, in a person's hands, closed. */
export function registerStanding(app: FastifyInstance, deps: ConsoleDeps): void {
  registerPeace(app, deps);
  registerHands(app, deps);
  app.post('/customers/:id/close', (request, reply) => {
    const { sure } = (request.body ?? {}) as { sure?: string };
    return sure === 'yes'
      ? setClosed(deps, { request, reply }, true)
      : refuse(deps, { request, reply }, 'unread');
  });
  app.post('/customers/:id/reopen', (request, reply) => setClosed(deps, { request, reply }, false));
}

function registerPeace(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/customers/:id/peace', async (request, reply) => {
    const exchange = { request, reply };
    const form = PEACE.safeParse(request.body);
    if (!form.success) return refuse(deps, exchange, 'unread');
    const until = form.data.until === '' ? null : dayFromIso(form.data.until);
    if (until !== null && until <= readerOf(deps, request).today) return refuse(deps, exchange, 'not-later');
    await deps.db.transaction(async (db) => {
      await leaveAloneUntil(db, customerIdOf(request), until);
      const after = { leaveAloneUntil: until === null ? null : isoFromDay(until) };
      await noteChange({ db, now: deps.now }, exchange, { kind: 'customer-changed', after });
    });
    return tell(exchange, until === null ? 'peace-ended' : 'left-alone');
  });
}

function registerHands(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/customers/:id/hand-over', async (request, reply) => {
    const exchange = { request, reply };
    const form = HAND.safeParse(request.body);
    if (!form.success) return refuse(deps, exchange, 'unread');
    const by = actorOf(request).name;
    const given = await handOverCustomer(deps, { customerId: customerIdOf(request), ...form.data, by });
    if (!given) return refuse(deps, exchange, 'unread');
    const after = { handedOver: true, messagesWithdrawn: given.withdrawn };
    await noteChange(deps, exchange, { kind: 'customer-changed', after });
    return tell(exchange, 'handed-over');
  });

  app.post('/customers/:id/take-back', async (request, reply) => {
    const exchange = { request, reply };
    const by = actorOf(request).name;
    const taken = await takeBackCustomer(deps, { customerId: customerIdOf(request), by });
    if (!taken) return refuse(deps, exchange, 'not-handed-over');
    await noteChange(deps, exchange, { kind: 'customer-changed', after: { handedOver: false } });
    return tell(exchange, 'taken-back');
  });
}

async function setClosed(deps: ConsoleDeps, exchange: Exchange, closed: boolean) {
  const { today } = readerOf(deps, exchange.request);
  const done = await deps.db.transaction(async (db) => {
    if (!(await closeCustomer(db, customerIdOf(exchange.request), closed ? today : null))) return false;
    await noteChange({ db, now: deps.now }, exchange, { kind: 'customer-changed', after: { closed } });
    return true;
  });
  return done ? tell(exchange, closed ? 'closed' : 'reopened') : refuse(deps, exchange, 'already');
}
