import { type AdjustedDifference, adjustedDifference } from '../../src/nurture/effect/adjusted-difference.ts';
import { type JudgedEffect, lastLook } from '../../src/nurture/effect/judge-effect.ts';
import {
  EFFECT_MEASURES,
  type EffectMeasure,
  type EffectRow,
  judgeMeasures,
} from '../../src/nurture/effect/judge-measures.ts';
import { inventCustomers, plantedTruths, type SimulatedCustomer } from './simulated-customers.ts';

const WEEKS = 52;
/** As in the program: a rate over fewer days is mostly noise. */
const LEAST_DAYS = 28;
const KEPT_DAYS = 90;

export interface SimulatedYear {
  /** The week whose look first said "proven" of any measure; null where none did. */
  provenIn: number | null;
  /** By measure, whether the planted difference lay inside the interval at every look. */
  covered: Readonly<Record<EffectMeasure, boolean>>;
  /** Whether somebody who looks at orders every week, at 5 % and without each customer's past, would have said "proven" at some point. */
  peekedAt: boolean;
}

export interface YearToSimulate {
  random: () => number;
  customers: number;
  /** 0.2: those cared for order 20 % more often. */
  plantedShare: number;
  /** The plain way, looked at 52 times, takes most of the time. */
  withPeeking?: boolean;
}

/** A year of customers whose own tempi differ widely, watched every week, with a planted change of tempo for those cared for. */
export function simulateYear({
  random,
  customers,
  plantedShare,
  withPeeking,
}: YearToSimulate): SimulatedYear {
  const invented = inventCustomers(random, { customers, plantedShare, days: 7 * WEEKS });
  const truths = plantedTruths(plantedShare);
  const covered = { orders: true, revenue: true, kept: true };
  let [provenIn, peekedAt]: [number | null, boolean] = [null, false];
  for (let week = 1; week <= WEEKS; week += 1) {
    if (withPeeking) peekedAt ||= isProvenPlainly(invented, 7 * week);
    if (lastLook(week) !== week) continue;
    const rows = invented.filter(({ chosenOn }) => 7 * week - chosenOn >= LEAST_DAYS);
    const at = { look: week, weeks: week, kinds: 1 };
    const judged = judgeMeasures(
      rows.map((customer) => rowOf(customer, 7 * week)),
      at,
    );
    for (const measure of EFFECT_MEASURES) covered[measure] &&= holds(judged[measure], truths[measure]);
    if (EFFECT_MEASURES.some((measure) => judged[measure]?.verdict.kind === 'proven')) provenIn ??= week;
  }
  return { provenIn, covered, peekedAt };
}

function holds(judged: JudgedEffect | null, truth: number): boolean {
  return judged === null || (judged.low <= truth && truth <= judged.high);
}

/** What the program would read of a customer on a day. */
function rowOf({ heldOut, chosenOn, before, orders }: SimulatedCustomer, until: number): EffectRow {
  const [past, since] = [countOrders(before, chosenOn), countOrders(orders, until)];
  return {
    ...{ heldOut, days: until - chosenOn, ordersBefore: past.count, ordersAfter: since.count },
    ...{ centsBefore: past.cents, centsAfter: since.cents, keptBefore: past.kept, keptAfter: since.kept },
  };
}

/** Orders up to a day. In one pass: it is done some millions of times. */
function countOrders(orders: SimulatedCustomer['orders'], until: number) {
  let [count, cents, last] = [0, 0, Number.NEGATIVE_INFINITY];
  for (const order of orders) {
    if (order.day >= until) break;
    count += 1;
    cents += order.cents;
    last = order.day;
  }
  return { count, cents, kept: Number(last >= until - KEPT_DAYS) };
}

function isProvenPlainly(customers: readonly SimulatedCustomer[], until: number): boolean {
  const seen = customers.filter(({ chosenOn }) => chosenOn < until);
  const found: AdjustedDifference | null = adjustedDifference(
    seen.map(({ heldOut, chosenOn, orders }) => {
      const after = orders.findIndex(({ day }) => day >= until);
      return { heldOut, before: 0, after: (after < 0 ? orders.length : after) / (until - chosenOn) };
    }),
  );
  return found !== null && Math.abs(found.difference) > 1.96 * found.standardError;
}
