import type { Day } from '../../shared/calendar-day.ts';
import type { Examples } from '../learn/examples.ts';
import { fitLogistic } from '../learn/fit-logistic.ts';
import type { LinearModel } from '../learn/linear-model.ts';
import { levelsOf } from './levels-of.ts';
import { type LookBack, lookBack } from './look-back.ts';
import { ORDER_FEATURES } from './order-features.ts';
import type { OrderLog } from './order-log.ts';
import type { OrderWeights } from './order-weights.ts';
import type { TradeBasis } from './trade-basis.ts';

/** Days between the days looked back from; closer ones say nearly the same. */
const STEP_DAYS = 30;
/** Older ways of buying are forgotten. */
const MOST_LOOKS = 24;
/** A look needs so much history behind it to see anything; a short history makes do with half. */
const LEAD_DAYS = 60;
/** Those who ordered once and never again are so many that the others would drown in them. */
const LEAST_ORDERS = 2;
/** Rows beyond so many sharpen nothing and take time; then every second or third customer is taken. */
const MOST_ROWS = 60_000;
/** Strength by which weights are held back (fit-logistic.ts); between 60 and 400 held-out months hardly differ. */
const RIDGE = 150;
/**
 * What the weights are held back to: not to nothing, but to what the textbook model says by either clock. The fewer customers
 * there are to learn from, the nearer the forecast stays to it.
 */
const TEXTBOOK_WEIGHT = 0.4;
const TEXTBOOK = (['textbook', 'textbookByPace'] as const).map((name) => ORDER_FEATURES.indexOf(name));
/**
 * Log odds by log of the trade's orders. For a rate that doubles the odds a little more than double: 1 where chances
 * are small, 1.4 at one half. Measured on a wholesaler between 1.20 and 1.24 at each of five fits.
 */
const EXPOSURE_SLOPE = 1.2;

/** Learns from all windows of the horizon, and of half of it, that had closed; null where none had. */
export function fitOrderWeights(
  logs: readonly OrderLog[],
  basis: TradeBasis,
  horizonDays: number,
): OrderWeights | null {
  const models: LinearModel[] = [];
  for (const windowDays of [Math.round(horizonDays / 2), horizonDays]) {
    const looks = lookAll(logs, basis, windowDays, horizonDays);
    if (looks.some(({ happened }) => happened.includes(1)))
      models.push(withTextbook(fitLogistic(examplesOf(looks), RIDGE)));
  }
  if (models.length === 0) return null;
  const weights = { models, exposureSlope: EXPOSURE_SLOPE, levels: { few: 0, others: 0 } };
  return { ...weights, levels: levelsOf(weights, logs, basis, horizonDays) };
}

function lookAll(
  logs: readonly OrderLog[],
  basis: TradeBasis,
  windowDays: number,
  horizonDays: number,
): LookBack[] {
  const days = lookDays(basis, windowDays);
  const stride = Math.ceil((logs.length * days.length) / MOST_ROWS);
  return days.map((day, turn) =>
    lookBack(
      logs,
      basis,
      { day, windowDays, horizonDays },
      (index, count) => count >= LEAST_ORDERS && (index + turn) % stride === 0,
    ),
  );
}

/** The newest first. */
function lookDays({ on, pace }: TradeBasis, windowDays: number): Day[] {
  const known = on - windowDays - pace.firstDay;
  const lead = Math.min(LEAD_DAYS, known / 2);
  const count = Math.min(MOST_LOOKS, Math.floor((known - lead) / STEP_DAYS) + 1);
  return Array.from({ length: Math.max(0, count) }, (_, i) => on - windowDays - i * STEP_DAYS);
}

function examplesOf(looks: readonly LookBack[]): Examples {
  const rows = looks.reduce((sum, look) => sum + look.rows.length, 0);
  const columns = ORDER_FEATURES.map(() => new Float32Array(rows));
  const target = new Float32Array(rows);
  const start = new Float64Array(rows);
  let at = 0;
  for (const look of looks) {
    for (const [i, row] of look.rows.entries()) {
      for (const [j, column] of columns.entries()) column[at] = row[j] as number;
      target[at] = look.happened[i] as number;
      start[at++] = EXPOSURE_SLOPE * look.exposure + textbookScore(row);
    }
  }
  return { rows, columns, target, weight: new Float32Array(rows).fill(1), start };
}

function textbookScore(row: readonly number[]): number {
  return TEXTBOOK.reduce((sum, at) => sum + TEXTBOOK_WEIGHT * (row[at] as number), 0);
}

/** The scores started with the textbook's; the model says it itself. */
function withTextbook({ intercept, weights }: LinearModel): LinearModel {
  return {
    intercept,
    weights: weights.map((weight, i) => (TEXTBOOK.includes(i) ? weight + TEXTBOOK_WEIGHT : weight)),
  };
}
