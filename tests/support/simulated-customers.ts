import type { EffectMeasure } from '../../src/nurture/effect/judge-measures.ts';

/** Usual orders a year; customers' own tempi lie widely around it. */
const ORDERS = 4;
const SPREAD = 0.8;
/** Cents of a usual order; what customers usually order for lies widely around it, and each order around that. */
const CENTS = 20_000;
const CENTS_SPREAD = { customers: 0.6, orders: 0.4 } as const;
const HELD_OUT = 0.2;
/** Customers are first chosen over so many days. */
const CHOSEN_WITHIN_DAYS = 56;
const YEAR_DAYS = 365;
const KEPT_DAYS = 90;

export interface SimulatedCustomer {
  heldOut: boolean;
  /** Days since care began. */
  chosenOn: number;
  /** In the year before it was chosen, and from then on. */
  before: readonly SimulatedOrder[];
  orders: readonly SimulatedOrder[];
}

interface SimulatedOrder {
  day: number;
  cents: number;
}

export function inventCustomers(
  random: () => number,
  { customers, plantedShare, days }: { customers: number; plantedShare: number; days: number },
): SimulatedCustomer[] {
  return Array.from({ length: customers }, () => {
    const rate = ORDERS * Math.exp(SPREAD * normal(random));
    const usualCents = CENTS * Math.exp(CENTS_SPREAD.customers * normal(random));
    const heldOut = random() < HELD_OUT;
    const chosenOn = Math.floor(CHOSEN_WITHIN_DAYS * random());
    const ordersOf = (from: number, to: number, aYear: number): SimulatedOrder[] => {
      const found: SimulatedOrder[] = [];
      for (let at = from + gap(aYear, random); at < to; at += gap(aYear, random)) {
        const cents = usualCents * Math.exp(CENTS_SPREAD.orders * normal(random));
        found.push({ day: Math.floor(at), cents });
      }
      return found;
    };
    return {
      ...{ heldOut, chosenOn, before: ordersOf(chosenOn - YEAR_DAYS, chosenOn, rate) },
      orders: ordersOf(chosenOn, days, heldOut ? rate : rate * (1 + plantedShare)),
    };
  });
}

/** What a planted change of tempo makes of each measure, over all customers there could be. */
export function plantedTruths(plantedShare: number): Readonly<Record<EffectMeasure, number>> {
  const orders = plantedShare * ORDERS * Math.exp(SPREAD ** 2 / 2);
  const { customers, orders: each } = CENTS_SPREAD;
  const revenue = orders * CENTS * Math.exp((customers ** 2 + each ** 2) / 2);
  return { orders, revenue, kept: keptShare(1 + plantedShare) - keptShare(1) };
}

/** Share of customers that order within 90 days, at so many times their own tempo: a sum over all tempi. */
function keptShare(times: number): number {
  const [reach, step] = [6, 0.01];
  let share = 0;
  for (let z = -reach; z <= reach; z += step) {
    const expected = (times * ORDERS * Math.exp(SPREAD * z) * KEPT_DAYS) / YEAR_DAYS;
    share += (step * Math.exp(-(z ** 2) / 2) * (1 - Math.exp(-expected))) / Math.sqrt(2 * Math.PI);
  }
  return share;
}

/** Days until the next order of somebody who keeps no rhythm: the widest spread that a tempo can have. */
function gap(aYear: number, random: () => number): number {
  return (-Math.log(1 - random()) * YEAR_DAYS) / aYear;
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
