import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { raiseByHand } from '../../calls/raise-by-hand.ts';
import { findCarePerson } from '../../customers/care-person-store.ts';
import { readCustomerCard } from '../../customers/customer-card-store.ts';
import type { CallPurpose } from '../../decisions/decision.ts';
import { MESSAGE_KINDS } from '../../decisions/message-kind.ts';
import type { Explanation } from '../../nurture/explain-customer.ts';
import { whatToWrite, writeByHand } from '../../nurture/write-by-hand.ts';
import { explainRule } from '../../words/explain-rule.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { actorOf } from '../guard/actor-of.ts';
import { readerOf } from '../reader-of.ts';
import { PURPOSES } from './forms/call-form.tsx';
import { noteChange, refuse, tell } from './note-change.ts';
import { customerIdOf, type Exchange, explainNow, showCustomer } from './show-customer.ts';

const CALL = z.object({
  purpose: z.enum(PURPOSES),
  note: z
    .string()
    .trim()
    .max(500)
    .transform((text) => text || null)
    .default(null),
});
const WRITE = z.object({ kind: z.enum(MESSAGE_KINDS) });

/** What a person asks for without waiting for the night: a call, a message. */
export function registerAsking(app: FastifyInstance, deps: ConsoleDeps): void {
  app.post('/customers/:id/call', async (request, reply) => {
    const exchange = { request, reply };
    const form = CALL.safeParse(request.body);
    if (!form.success) return refuse(deps, exchange, 'unread');
    if (await isClosed(deps, request)) return refuse(deps, exchange, 'closed');
    const explanation = await explainNow(deps, request);
    if (!explanation) return showCustomer(deps, exchange);
    return askForCall(deps, exchange, { explanation, ...form.data });
  });

  app.post('/customers/:id/write', async (request, reply) => {
    const exchange = { request, reply };
    const form = WRITE.safeParse(request.body);
    if (!form.success) return refuse(deps, exchange, 'unread');
    if (await isClosed(deps, request)) return refuse(deps, exchange, 'closed');
    const explanation = await explainNow(deps, request);
    if (!explanation) return showCustomer(deps, exchange);
    const { kind } = form.data;
    const written = await writeByHand(deps, { explanation, kind });
    if (!written.ok) return sayNotWritten(deps, exchange, written.problem, explanation);
    const message = { subjects: { message: [written.value] }, after: { kind } };
    await noteChange(deps, exchange, { kind: 'message-written', ...message });
    return tell(exchange, 'written');
  });
}

/** As the books stand now; what the night saw this morning may be older. */
async function isClosed({ db }: ConsoleDeps, request: FastifyRequest): Promise<boolean> {
  return (await readCustomerCard(db, customerIdOf(request)))?.closedOn != null;
}

interface CallWish {
  explanation: Explanation;
  purpose: CallPurpose;
  note: string | null;
}

/** With all that is noticed about the customer now, so that whoever rings has the evidence. */
async function askForCall(
  deps: ConsoleDeps,
  exchange: Exchange,
  { explanation: { decision, review }, purpose, note }: CallWish,
): Promise<FastifyReply> {
  const { staff } = readerOf(deps, exchange.request);
  const call = {
    ...{ customerId: decision.customerId, purpose, signals: decision.signals, day: decision.day },
    stakeCents: Math.max(0, review.yearValueCents),
    // A person is sure.
    probability: 1,
    expireAfterDays: review.facts.careModel.calls.expireAfterDays,
  };
  const person = staff ? ((await findCarePerson(deps.db, staff.email))?.id ?? null) : null;
  const by = actorOf(exchange.request).name;
  const task = await raiseByHand(deps, { call, person, note, by });
  if (task === null) return refuse(deps, exchange, 'called-today');
  await noteChange(deps, exchange, {
    kind: 'call-raised',
    subjects: { callTask: [task] },
    after: { purpose },
  });
  return tell(exchange, 'called');
}

function sayNotWritten(
  deps: ConsoleDeps,
  exchange: Exchange,
  problem: 'held-out' | 'nothing-fits' | 'written-today',
  explanation: Explanation,
): Promise<FastifyReply> {
  const { speaker, supplier } = readerOf(deps, exchange.request);
  if (problem === 'held-out') return showCustomer(deps, exchange, speaker.say('customers:write.held'));
  if (problem === 'written-today') return refuse(deps, exchange, problem);
  const [first] = whatToWrite(explanation).refused;
  const because = first ? explainRule(first, speaker, supplier.currency) : '';
  return refuse(deps, exchange, problem, { because });
}
