import { turnsFor } from '../../../platform/turns.ts';
import { ApiProblem } from '../problem.ts';

/** Merges go one after the other anyway; a second may be read in meanwhile. Each holds two connections. */
const AT_ONCE = 2;
/** More callers than a supplier has systems. */
const MOST_WAITING = 20;

/** Lets few imports work at once, and not too many wait, so that pages keep their connections. */
export function bulkTurns() {
  const takeTurn = turnsFor(AT_ONCE);
  let inside = 0;
  return async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (inside >= AT_ONCE + MOST_WAITING) throw new ApiProblem('busy', { headers: { 'retry-after': '5' } });
    inside += 1;
    try {
      return await takeTurn(work);
    } finally {
      inside -= 1;
    }
  };
}
