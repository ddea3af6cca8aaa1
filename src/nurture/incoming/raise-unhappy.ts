import { raiseCalls } from '../../calls/raise-calls.ts';
import { localMoment } from '../../customers/local-moment.ts';
import type { Queryable } from '../../platform/database.ts';
import type { Unhappy } from '../../signals/signal.ts';
import { readCareModel } from '../care-model-store.ts';
import { readYearValue } from '../snapshot-store.ts';
import type { IncomingDeps } from './incoming-deps.ts';

/** The customer said it itself, in words or with a button: there is little left to doubt. */
const PROBABILITY = 0.95;

/** Puts a customer that spoke up on the call list. False when a call was closed today already: then the mail is to be answered. */
export async function raiseUnhappy(
  tx: Queryable,
  deps: Pick<IncomingDeps, 'now'> & { supplier: Pick<IncomingDeps['supplier'], 'timeZone'> },
  said: { customerId: number } & Unhappy['evidence'],
): Promise<boolean> {
  const { customerId, ...evidence } = said;
  const { day } = localMoment(deps.now(), null, deps.supplier.timeZone);
  const { settings } = await readCareModel(tx);
  const signal: Unhappy = { kind: 'unhappy', startedOn: day, strength: PROBABILITY, evidence };
  const { raised, merged } = await raiseCalls(tx, [
    {
      customerId,
      purpose: 'service',
      signals: [signal],
      stakeCents: await readYearValue(tx, customerId),
      probability: PROBABILITY,
      day,
      expireAfterDays: settings.calls.expireAfterDays,
    },
  ]);
  return raised + merged > 0;
}
