import {
  type AdjustedDifference,
  adjustedDifference,
  type EffectUnit,
} from '../../src/nurture/effect/adjusted-difference.ts';
import { judgeEffect, lastLook } from '../../src/nurture/effect/judge-effect.ts';

/** Usual orders a year; customers' own tempi lie widely around it. */
const ORDERS = 4;
const SPREAD = 0.8;
const HELD_OUT = 0.2;
const WEEKS = 52;

export interface SimulatedYear {
  /** The week whose look first said "proven"; null where none did. */
  provenIn: number | null;
  /** Whether the planted difference lay inside the interval at every look. */
  covered: boolean;
  /** Whether somebody who looks every week, at 5 % and without each customer's past, would have said "proven" at some point. */
  peekedAt: boolean;
}

export interface YearToSimulate {
  random: () => number;
  customers: number;
  /** 0.2: those cared for order 20 % more. */
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
  const { units, rates } = inventCustomers(random, customers, plantedShare);
  const truth = plantedShare * ORDERS * Math.exp(SPREAD ** 2 / 2);
  const seen: SimulatedYear = { provenIn: null, covered: true, peekedAt: false };
  const orders = new Float64Array(customers);
  for (let week = 1; week <= WEEKS; week += 1) {
    for (let i = 0; i < customers; i += 1)
      orders[i] = (orders[i] ?? 0) + poisson((rates[i] ?? 0) / 52, random);
    const now = units.map((unit, i) => ({ ...unit, after: ((orders[i] ?? 0) * 52) / week }));
    if (withPeeking) seen.peekedAt ||= isProvenPlainly(adjustedDifference(now.map(withoutPast)));
    const found = lastLook(week) === week ? adjustedDifference(now) : null;
    if (!found) continue;
    const judged = judgeEffect(found, { look: week, weeks: week, among: 1 });
    if (judged.verdict.kind === 'proven') seen.provenIn ??= week;
    seen.covered &&= judged.low <= truth && truth <= judged.high;
  }
  return seen;
}

function inventCustomers(random: () => number, customers: number, plantedShare: number) {
  const units: EffectUnit[] = [];
  const rates: number[] = [];
  for (let customer = 0; customer < customers; customer += 1) {
    const rate = ORDERS * Math.exp(SPREAD * normal(random));
    const heldOut = random() < HELD_OUT;
    units.push({ heldOut, before: poisson(rate, random), after: 0 });
    rates.push(heldOut ? rate : rate * (1 + plantedShare));
  }
  return { units, rates };
}

function withoutPast(unit: EffectUnit): EffectUnit {
  return { ...unit, before: 0 };
}

function isProvenPlainly(found: AdjustedDifference | null): boolean {
  return found !== null && Math.abs(found.difference) > 1.96 * found.standardError;
}

export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function poisson(rate: number, random: () => number): number {
  const limit = Math.exp(-rate);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
