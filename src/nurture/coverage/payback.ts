import type { CoverageInputs } from '../../decisions/coverage-inputs.ts';
import type { Cents } from '../../shared/money.ts';

/** What a modest rise among the customers nobody cares for is worth, and what the care costs. A year each. */
export interface Payback {
  inputs: CoverageInputs;
  addedRevenueCents: Cents;
  addedMarginCents: Cents;
  effortCents: Cents;
  /** Months of that margin that pay a year's effort; null where nothing is added. */
  months: number | null;
  /** Rise of revenue (0–1) at which a year's effort is just paid; null without revenue or margin. */
  breakEvenRise: number | null;
}

const MONTHS_OF_YEAR = 12;

/** `customers` and `revenueCents` are a year's of the customers nobody cares for. */
export function payback(
  uncared: { customers: number; revenueCents: Cents },
  inputs: CoverageInputs,
): Payback {
  const rise = (1 + inputs.orderSizeRise) * (1 + inputs.orderFrequencyRise) - 1;
  const addedRevenueCents = Math.round(uncared.revenueCents * rise);
  const addedMarginCents = Math.round(addedRevenueCents * inputs.marginShare);
  const effortCents = Math.round(
    uncared.customers * inputs.callsPerCustomer * inputs.callCents + inputs.people * inputs.personCents,
  );
  const marginCents = uncared.revenueCents * inputs.marginShare;
  return {
    inputs,
    addedRevenueCents,
    addedMarginCents,
    effortCents,
    months: addedMarginCents > 0 ? (MONTHS_OF_YEAR * effortCents) / addedMarginCents : null,
    breakEvenRise: marginCents > 0 ? effortCents / marginCents : null,
  };
}
