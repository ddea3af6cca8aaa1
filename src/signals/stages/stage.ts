import type { Day } from '../../shared/calendar-day.ts';

/** Where a customer stands in its life as a customer, by its own rhythm. In the order in which most of them come. */
export const STAGES = [
  'new',
  'settling',
  'established',
  'loyal',
  'fading',
  'silent',
  'lost',
  'returned',
] as const;
export type Stage = (typeof STAGES)[number];

/** A stage, and the day from which the history shows the customer to have been in it. */
export interface StageSpan {
  stage: Stage;
  since: Day;
}
