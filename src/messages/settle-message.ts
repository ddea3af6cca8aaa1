import type { Queryable } from '../platform/database.ts';
import { closeDoubt } from './stuck-store.ts';

/**
 * Writes down what a person knows of a message whose fate is uncertain. `fence` names the very doubt that was seen. Answers false when
 * that doubt no longer stands.
 */
export function settleMessage(
  deps: { db: Queryable; now: () => Date },
  input: { id: string; fence: string; arrived: boolean; by: string },
): Promise<boolean> {
  const { arrived, by, ...doubt } = input;
  const because = arrived ? `it arrived, says ${by}` : `it did not arrive, says ${by}`;
  return closeDoubt(deps.db, doubt, { state: arrived ? 'accepted' : 'failed', because }, deps.now());
}
