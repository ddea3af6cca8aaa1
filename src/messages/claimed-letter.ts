import type { Claim } from './delivery-store.ts';
import type { Letter } from './letter.ts';

/** A message that its contact may be sent, in this worker's hands alone. */
export interface ClaimedLetter extends Claim {
  letter: Letter;
}
