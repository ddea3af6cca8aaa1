import { solveSymmetric } from '../../forecast/learn/solve-symmetric.ts';
import { type Choices, spreadsOf } from './choices.ts';

/** How many average choices the weights known beforehand are worth: few choices hardly move them, thousands do. */
const CAUTION = 5;
/** Newton's steps settle in five or six; a step too far is halved. */
const MOST_STEPS = 20;
const SETTLED = 1e-4;

/** What one step of Newton's method needs. */
interface Slope {
  /** Logarithm of how likely the choices were; more is better. */
  height: number;
  gradient: Float64Array;
  curvature: Float64Array;
}

/**
 * Weights by which what was taken up would have stood above what was not (conditional logit by Newton's method), pulled
 * towards `prior`. Customers who take up many products count by the root of their number, so that they do not decide alone.
 */
export function fitChoices(choices: Choices, prior: readonly number[]): number[] {
  const { width } = choices;
  const { means, spreads } = spreadsOf(choices);
  const scales = spreads.map((spread) => (spread > 0 ? spread : 1));
  const rows = Float64Array.from(choices.traits, (value, index) => {
    const trait = index % width;
    return (value - (means[trait] ?? 0)) / (scales[trait] ?? 1);
  });
  const start = Float64Array.from(prior, (weight, trait) => weight * (scales[trait] ?? 1));
  let best = { weights: start, slope: slopeAt(choices, rows, start, start) };
  let change = solveSymmetric(best.slope.curvature, best.slope.gradient);
  for (let step = 0; step < MOST_STEPS && change.some((one) => Math.abs(one) >= SETTLED); step++) {
    const weights = best.weights.map((weight, trait) => weight + (change[trait] ?? 0));
    const slope = slopeAt(choices, rows, weights, start);
    if (slope.height > best.slope.height) {
      best = { weights, slope };
      change = solveSymmetric(slope.curvature, slope.gradient);
    } else change = change.map((one) => one / 2);
  }
  return Array.from(best.weights, (weight, trait) => weight / (scales[trait] ?? 1));
}

function pullBack(slope: Slope, weights: Float64Array, start: Float64Array): void {
  const { gradient, curvature } = slope;
  for (const [trait, weight] of weights.entries()) {
    const away = weight - (start[trait] ?? 0);
    slope.height -= (CAUTION * away ** 2) / 2;
    gradient[trait] = (gradient[trait] ?? 0) - CAUTION * away;
    const diagonal = trait * weights.length + trait;
    curvature[diagonal] = (curvature[diagonal] ?? 0) + CAUTION;
  }
}

function slopeAt(choices: Choices, rows: Float64Array, weights: Float64Array, start: Float64Array): Slope {
  const { width } = choices;
  const slope = { height: 0, gradient: new Float64Array(width), curvature: new Float64Array(width * width) };
  let begin = 0;
  for (const end of choices.ends) {
    addChoice(slope, {
      rows: rows.subarray(begin * width, end * width),
      taken: choices.taken.slice(begin, end),
      weights,
    });
    begin = end;
  }
  pullBack(slope, weights, start);
  return slope;
}

interface OneChoice {
  rows: Float64Array;
  taken: readonly number[];
  weights: Float64Array;
}

function addChoice(slope: Slope, { rows, taken, weights }: OneChoice): void {
  const { gradient, curvature } = slope;
  const width = weights.length;
  const chances = chancesOf(rows, weights, taken.length);
  const times = Math.sqrt(taken.reduce((sum, one) => sum + one, 0));
  const perTaken = times === 0 ? 0 : 1 / times;
  const mean = new Float64Array(width);
  for (const [row, chance] of chances.entries()) {
    if (taken[row]) slope.height += perTaken * Math.log(chance);
    const surprise = perTaken * (taken[row] ?? 0) - times * chance;
    for (let a = 0; a < width; a++) {
      const value = rows[row * width + a] ?? 0;
      mean[a] = (mean[a] ?? 0) + chance * value;
      gradient[a] = (gradient[a] ?? 0) + surprise * value;
      addRow(curvature, a * width, rows, row * width, a, times * chance * value);
    }
  }
  for (let a = 0; a < width; a++) addRow(curvature, a * width, mean, 0, a, -times * (mean[a] ?? 0));
}

/** Adds to both triangles at once would cost double; the solver reads the lower one only. */
function addRow(
  curvature: Float64Array,
  at: number,
  values: Float64Array,
  from: number,
  last: number,
  factor: number,
): void {
  for (let b = 0; b <= last; b++)
    curvature[at + b] = (curvature[at + b] ?? 0) + factor * (values[from + b] ?? 0);
}

/** Chances of the rows of one choice, which add up to 1. */
function chancesOf(rows: Float64Array, weights: Float64Array, count: number): Float64Array {
  const width = weights.length;
  const chances = new Float64Array(count);
  let highest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row++) {
    let score = 0;
    for (let trait = 0; trait < width; trait++)
      score += (rows[row * width + trait] ?? 0) * (weights[trait] ?? 0);
    chances[row] = score;
    if (score > highest) highest = score;
  }
  let sum = 0;
  for (const [row, score] of chances.entries()) sum += chances[row] = Math.exp(score - highest);
  return chances.map((chance) => chance / sum);
}
