import { chanceWithin, NEVER_AGAIN } from '../rhythm/interval-forecast.ts';
import { quietDays } from '../rhythm/quiet-spell.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Silent } from './signal.ts';
import type { SignalCase } from './signal-input.ts';
import { LEAST_SILENT_DAYS, type Silence, silenceOf } from './silence.ts';

/**
 * A customer that has left its rhythm: so long a silence comes to one like it only once in years. Who bought only once had
 * no rhythm to leave, and who was as quiet a year ago is in season.
 */
export function findSilent(one: SignalCase): Silent | null {
  const { order, daysSince } = one.rhythm;
  const { lastDay, usualGapDays, orderDays } = order;
  // Asked first: most customers need no forecast to be known as lively.
  if (daysSince === null || lastDay === null || usualGapDays === null || daysSince <= leastDays(one))
    return null;
  const silence = silenceOf(one);
  if (silence === null || !isSilent(one, silence)) return null;
  const probability = chanceOfOrder(one, daysSince);
  return {
    kind: 'silent',
    startedOn: startOf(one, silence, lastDay),
    strength: 1 - probability,
    evidence: {
      daysSince,
      usualGapDays,
      orderDays,
      probability,
      timesPerYear: silence.timesPerYear,
      lastOrderOn: lastDay,
    },
  };
}

/** Whether a silence is more than lateness. */
export function isSilent(one: SignalCase, { timesPerYear, seenLastYear }: Silence): boolean {
  const isLong = (one.rhythm.daysSince ?? 0) > leastDays(one);
  return isLong && timesPerYear < one.thresholds.silentPerYear && !seenLastYear;
}

/** Open days within which nobody is silent. */
function leastDays({ rhythm }: SignalCase): number {
  return Math.max(LEAST_SILENT_DAYS, rhythm.order.lateAfterDays ?? 0);
}

/** The day on which it became so rare: as far into the silence as into the days that the clock counted of it. */
function startOf(one: SignalCase, { clock }: Silence, lastDay: Day): Day {
  const rare = quietDays(clock.gaps, clock.tradeGapDays, one.thresholds.silentPerYear);
  const days = Math.floor((rare / clock.sinceDays) * (one.today - lastDay));
  return Math.min(one.today, lastDay + Math.max(Math.floor(leastDays(one)), days) + 1);
}

/** Within the horizon, by the forecast; by the plain interval where there is none. */
function chanceOfOrder({ forecast, rhythm, thresholds }: SignalCase, daysSince: number): number {
  if (forecast?.orders) return forecast.orders.probability;
  const { silentHorizonDays } = thresholds;
  return chanceWithin(rhythm.order, daysSince, silentHorizonDays, NEVER_AGAIN.customer) ?? 0;
}
