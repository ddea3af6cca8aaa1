import type { NewCustomer } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** A customer whose first order lies only days back. */
export function findNew({ today, rhythm, thresholds }: SignalCase): NewCustomer | null {
  const { firstDay, orderDays } = rhythm.order;
  if (firstDay === null || today - firstDay > thresholds.newCustomerDays) return null;
  return { kind: 'new', startedOn: firstDay, strength: 1, evidence: { firstOrderOn: firstDay, orderDays } };
}
