import { normalShareBelow } from './normal-share-below.ts';

/** Beyond it the share is nought or one to six digits. */
const FARTHEST = 6;
/** Halvings: the value is then right to seven digits, as the share is. */
const STEPS = 30;

/** The value that a share (0–1) of a normal distribution lies below: the quantile, found by halving. */
export function normalValueAt(share: number): number {
  let [low, high] = [-FARTHEST, FARTHEST];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (normalShareBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
