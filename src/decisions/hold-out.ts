import { stableHash } from '../shared/stable-hash.ts';
import type { CareModel } from './care-model.ts';

/** Whether a customer is left alone on purpose. The same customer stands on the same side for good, while the salt stands. */
export function isHeldOut(customerId: number, holdOut: CareModel['holdOut']): boolean {
  return stableHash(`${holdOut.salt}:${customerId}`) < holdOut.share;
}
