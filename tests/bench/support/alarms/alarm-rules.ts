import { percentile } from '../../../../src/rhythm/percentile.ts';
import { sortAscending } from '../../../../src/rhythm/sort-ascending.ts';
import { findLate } from '../../../../src/signals/late.ts';
import type { SignalCase } from '../../../../src/signals/signal-input.ts';
import { silenceOf } from '../../../../src/signals/silence.ts';
import { findSilent, isSilent } from '../../../../src/signals/silent.ts';

/** How alarming a silence is, by rule; Rytmi's own word wherever its name stands. */
export const ALARM_RULES: Readonly<Record<string, (one: SignalCase) => number>> = {
  'no order for N days': since,
  'N × own median gap': (one) => since(one) / percentile(gapsOf(one), 0.5),
  'forecast of an order alone': ({ forecast }) => 1 - (forecast?.orders?.probability ?? 0),
  'Rytmi without a forecast': (one) => rarity({ ...one, forecast: null }),
  Rytmi: rarity,
};

/** What a review would say with the settings as they come. */
export const SHIPPED_RULES: Readonly<Record<string, (one: SignalCase) => boolean>> = {
  'silent, as shipped': (one) => findSilent(one) !== null,
  'late or silent, as shipped': (one) => findLate(one) !== null || findSilent(one) !== null,
};

/** Years between silences so long, as a logarithm: the threshold of `silentPerYear` at which it would just be called silent. */
function rarity(one: SignalCase): number {
  const silence = silenceOf(one);
  const atAnyRate = { ...one, thresholds: { ...one.thresholds, silentPerYear: Number.POSITIVE_INFINITY } };
  if (silence === null || !isSilent(atAnyRate, silence)) return Number.NEGATIVE_INFINITY;
  return -Math.log(silence.timesPerYear);
}

function since({ rhythm, today }: SignalCase): number {
  return today - (rhythm.orderDays.at(-1) ?? today);
}

function gapsOf({ rhythm: { orderDays } }: SignalCase): number[] {
  return sortAscending(orderDays.slice(1).map((day, i) => day - (orderDays[i] ?? day)));
}
