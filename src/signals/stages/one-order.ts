import { dayAfterOpenDays } from '../../rhythm/day-after-open-days.ts';
import type { SignalInput } from '../signal-input.ts';
import type { Stage } from './stage.ts';

/** What a trade's usual gap is taken for before anybody has ordered twice: two months. */
const UNKNOWN_GAP_DAYS = 60;
/** A second order that comes within this many of the trade's gaps is not late. */
const GAPS_TO_COME_BACK = 1.5;
/** Beyond so many times that, a single order has led to nothing. */
const TIMES_TO_FADE = 2;
const TIMES_TO_BE_LOST = 3;

/** Open days after its only order up to which a customer is new, fades, or is silent before it counts as lost. */
export interface OneOrderLimits {
  newFor: number;
  fadingFor: number;
  silentFor: number;
}

/** One order shows no rhythm, so the trade's stands in. The customer's own is left out, or the limits would move as it comes back. */
export function oneOrderLimits({ base, industry, thresholds }: SignalInput): OneOrderLimits {
  const gap = base.customerInterval(industry)?.interval.usualGapDays ?? UNKNOWN_GAP_DAYS;
  const newFor = Math.max(thresholds.newCustomerDays, GAPS_TO_COME_BACK * gap);
  return {
    newFor,
    fadingFor: TIMES_TO_FADE * newFor,
    silentFor: Math.max(thresholds.lostAfterDays, TIMES_TO_BE_LOST * newFor),
  };
}

/** The stage of a customer with one order, so many open days ago, and the day that stage began. */
export function stageAfterOneOrder(input: SignalInput, orderedOn: number, daysSince: number) {
  const { newFor, fadingFor, silentFor } = oneOrderLimits(input);
  const from = (days: number) => dayAfterOpenDays(orderedOn, Math.floor(days) + 1, input.closures);
  const span = (stage: Stage, since: number) => ({ stage, since });
  if (daysSince <= newFor) return span('new', orderedOn);
  if (daysSince <= fadingFor) return span('fading', from(newFor));
  return daysSince <= silentFor ? span('silent', from(fadingFor)) : span('lost', from(silentFor));
}
