import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { closeCustomer, leaveAloneUntil, readCustomerCard } from '../../customers/customer-card-store.ts';
import { handOverCustomer } from '../../nurture/hand-over-customer.ts';
import { takeBackCustomer } from '../../nurture/take-back-customer.ts';
import { type Day, dayFromIso, isoFromDay } from '../../shared/calendar-day.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { noteChange, refuse, tell } from './note-change.ts';
import { customerIdOf, type Exchange, showCustomer } from './show-customer.ts';

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
    const done = await deps.db.transaction(async (db) => {
      const card = await readCustomerCard(db, customerIdOf(request));
      if (!card || !(await leaveAloneUntil(db, card.id, until))) return false;
      const before = { leaveAloneUntil: isoOrNone(card.leaveAloneUntil) };
      const after = { leaveAloneUntil: isoOrNone(until) };
      await noteChange({ db, now: deps.now }, exchange, { kind: 'customer-changed', before, after });
      return true;
    });
    if (!done) return showCustomer(deps, exchange);
    return tell(exchange, until === null ? 'peace-ended' : 'left-alone');
  });
}

function isoOrNone(day: Day | null): string | null {
  return day === null ? null : isoFromDay(day);
}

function registerHands(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/customers/:id/hand-over', async (request, reply) => {
    const exchange = { request, reply };
    const form = HAND.safeParse(request.body);
    if (!form.success) return refuse(deps, exchange, 'unread');
    const by = actorOf(request).name;
    const card = await readCustomerCard(deps.db, customerIdOf(request));
    const given = await handOverCustomer(deps, { customerId: customerIdOf(request), ...form.data, by });
    if (!given) return refuse(deps, exchange, 'unread');
    const { withdrawn: messagesWithdrawn, callsWithdrawn } = given;
    const before = { careLevel: card?.careLevel, handedOver: card?.handedOver };
    const after = { careLevel: 'named', handedOver: true, messagesWithdrawn, callsWithdrawn };
    await noteChange(deps, exchange, { kind: 'customer-changed', before, after });
    return tell(exchange, 'handed-over');
  });

  app.post('/customers/:id/take-back', async (request, reply) => {
    const exchange = { request, reply };
    const by = actorOf(request).name;
    const taken = await takeBackCustomer(deps, { customerId: customerIdOf(request), by });
    if (!taken) return refuse(deps, exchange, 'not-handed-over');
    const change = { before: { handedOver: true }, after: { handedOver: false } };
    await noteChange(deps, exchange, { kind: 'customer-changed', ...change });
    return tell(exchange, 'taken-back');
  });
}

async function setClosed(deps: ConsoleDeps, exchange: Exchange, closed: boolean) {
  const { today } = readerOf(deps, exchange.request);
  const done = await deps.db.transaction(async (db) => {
    if (!(await closeCustomer(db, customerIdOf(exchange.request), closed ? today : null))) return false;
    const change = { before: { closed: !closed }, after: { closed } };
    await noteChange({ db, now: deps.now }, exchange, { kind: 'customer-changed', ...change });
    return true;
  });
  return done ? tell(exchange, closed ? 'closed' : 'reopened') : refuse(deps, exchange, 'already');
}
