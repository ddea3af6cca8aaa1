import type { Cents } from '../../shared/money.ts';
import { quantitiesChange } from './quantities-change.ts';
import { sizeChange } from './size-change.ts';
import type { Stretch } from './stretch.ts';
import { tempoChange } from './tempo-change.ts';
import type { BuyerType, ChangedPart } from './trend-contents.ts';

/** Orders in the year before from which a customer is a frequent buyer. */
const FREQUENT_ORDERS = 8;

/** How the orders since a day compare with what the year before and the season would have brought. */
export interface WeighedStretch {
  buyer: BuyerType;
  /** −0.4: 40 % less. */
  change: number;
  recentCents: Cents;
  expectedCents: Cents;
  /** How far each part is from no change, in deviations; below 0 is less. */
  parts: Record<ChangedPart, number>;
}

export function weighStretch(stretch: Stretch): WeighedStretch {
  const tempo = tempoChange(stretch);
  const size = sizeChange(stretch);
  const expected = size.meanBefore * tempo.expected;
  const change = size.sumSince / expected - 1;
  const total = tempo.deviations * Math.sqrt(tempo.variance) + size.deviations * Math.sqrt(size.variance);
  return {
    buyer: stretch.ordersBefore >= FREQUENT_ORDERS ? 'frequent' : 'rare',
    change,
    recentCents: size.centsSince,
    expectedCents: wholeUnits(change > -1 ? size.centsSince / (1 + change) : expected),
    parts: {
      tempo: tempo.deviations,
      size: size.deviations,
      quantities: quantitiesChange(stretch).deviations,
      total: total / Math.sqrt(tempo.variance + size.variance),
    },
  };
}

/** What was expected is not known to the cent. */
function wholeUnits(cents: Cents): Cents {
  return Math.round(cents / 100) * 100;
}
