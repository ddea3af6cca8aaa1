import type { Day } from '../../shared/calendar-day.ts';
import { chanceOf } from '../learn/chance.ts';
import { expectedOrders } from './expected-orders.ts';
import { exposureOf } from './look-back.ts';
import type { OpenCustomers } from './open-customers.ts';
import { ORDER_FEATURES, orderFeatures } from './order-features.ts';
import type { OrderLog } from './order-log.ts';
import { orderScore } from './order-weights.ts';

const TEXTBOOK = ORDER_FEATURES.indexOf('textbook');

/** The chance (0–1) that a customer whose whole log lies before `today` orders within the days from it. */
export function orderChance(open: OpenCustomers, log: OrderLog, today: Day, horizonDays: number): number {
  const { weights } = open.model;
  const count = log.days.length;
  const row = orderFeatures(log, count, today, open.view);
  const exposure = exposureAhead(open, today, horizonDays);
  // The textbook's chance is for the model's own horizon in a usual season.
  if (!weights) return chanceOf((row[TEXTBOOK] ?? 0) + exposure);
  return chanceOf(orderScore(weights, row, count, exposure));
}

function exposureAhead({ model, view, expected }: OpenCustomers, today: Day, horizonDays: number): number {
  const key = `${today} ${horizonDays}`;
  const known = expected.get(key);
  if (known !== undefined) return known;
  const exposure = exposureOf(view, expectedOrders(model.pace, today, horizonDays, model.closures));
  expected.set(key, exposure);
  return exposure;
}
