import type { Cents } from '../shared/money.ts';

/** What the owner supposes about the worth and the cost of care; nobody but the owner knows it. */
export interface CoverageInputs {
  /** A modest rise, as a share (0–1). */
  orderSizeRise: number;
  orderFrequencyRise: number;
  /** Share (0–1) of revenue left after what was sold has been paid. */
  marginShare: number;
  /** One call, apart from the person's time. */
  callCents: Cents;
  /** Calls a year to one customer in ten counts as 0.1. */
  callsPerCustomer: number;
  /** One person's year. */
  personCents: Cents;
  /** People that care takes; half a person counts as 0.5. */
  people: number;
}

export const DEFAULT_COVERAGE_INPUTS: CoverageInputs = {
  orderSizeRise: 0.05,
  orderFrequencyRise: 0.05,
  marginShare: 0.25,
  callCents: 500,
  callsPerCustomer: 1,
  personCents: 5_000_000,
  people: 0.25,
};
