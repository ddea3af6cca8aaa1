import { chanceOf } from './chance.ts';
import type { LinearModel } from './linear-model.ts';
import { type Matrix, rowOf } from './matrix.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/** What happened in each row: 1 or 0. */
export interface Outcomes {
  happened: ArrayLike<number>;
  /** Log odds that are given, one a row; the weights explain what lies beyond them. */
  offsets?: ArrayLike<number>;
}

const MOST_STEPS = 15;
/** Beyond this no probability moves in the sixth place. */
const SMALL_STEP = 1e-6;

/**
 * Logistic regression by Newton's method. `ridge` pulls the weights of the standardised features towards 0: as strongly as
 * that many rows in doubt (chance one half, four times over) would.
 */
export function fitLogistic(features: Matrix, outcomes: Outcomes, ridge: number): LinearModel {
  const scale = scaleOf(features);
  const design = standardise(features, scale);
  let weights = new Float64Array(design.columns);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = newtonStep(design, outcomes, weights, ridge);
    weights = weights.map((weight, i) => weight + (change[i] as number));
    if (change.every((one) => Math.abs(one) < SMALL_STEP)) break;
  }
  return unscaled(weights, scale);
}

interface Scale {
  means: Float64Array;
  deviations: Float64Array;
}

function scaleOf(features: Matrix): Scale {
  const means = new Float64Array(features.columns);
  const deviations = new Float64Array(features.columns);
  for (let i = 0; i < features.rows; i++) addTo(means, rowOf(features, i), (value) => value / features.rows);
  for (let i = 0; i < features.rows; i++)
    addTo(deviations, rowOf(features, i), (value, j) => (value - (means[j] as number)) ** 2 / features.rows);
  // A feature that is the same everywhere keeps weight 0 through the ridge.
  return { means, deviations: deviations.map((square) => Math.sqrt(square) || 1) };
}

function addTo(sums: Float64Array, row: Float64Array, part: (value: number, j: number) => number): void {
  for (let j = 0; j < row.length; j++) sums[j] = (sums[j] as number) + part(row[j] as number, j);
}

/** With a first column of ones for the intercept. */
function standardise(features: Matrix, { means, deviations }: Scale): Matrix {
  const columns = features.columns + 1;
  const values = new Float64Array(features.rows * columns);
  for (let i = 0; i < features.rows; i++) {
    const row = rowOf(features, i);
    values[i * columns] = 1;
    for (let j = 0; j < row.length; j++)
      values[i * columns + j + 1] = ((row[j] as number) - (means[j] as number)) / (deviations[j] as number);
  }
  return { rows: features.rows, columns, values };
}

function newtonStep(
  design: Matrix,
  { happened, offsets }: Outcomes,
  weights: Float64Array,
  ridge: number,
): Float64Array {
  const { columns: size } = design;
  const curvature = new Float64Array(size * size);
  const slope = new Float64Array(size);
  for (let i = 0; i < design.rows; i++) {
    const row = rowOf(design, i);
    let score = offsets ? (offsets[i] as number) : 0;
    for (let j = 0; j < size; j++) score += (weights[j] as number) * (row[j] as number);
    const chance = chanceOf(score);
    addRow(curvature, slope, row, chance * (1 - chance), (happened[i] as number) - chance);
  }
  for (let j = 1; j < size; j++) {
    curvature[j * size + j] = (curvature[j * size + j] as number) + ridge;
    slope[j] = (slope[j] as number) - ridge * (weights[j] as number);
  }
  return solveSymmetric(curvature, slope);
}

/** Only the lower half of the curvature, which is all that is read. */
function addRow(
  curvature: Float64Array,
  slope: Float64Array,
  row: Float64Array,
  weight: number,
  error: number,
): void {
  const size = row.length;
  for (let j = 0; j < size; j++) {
    const value = row[j] as number;
    slope[j] = (slope[j] as number) + error * value;
    const weighted = weight * value;
    const start = j * size;
    for (let k = 0; k <= j; k++)
      curvature[start + k] = (curvature[start + k] as number) + weighted * (row[k] as number);
  }
}

function unscaled(weights: Float64Array, { means, deviations }: Scale): LinearModel {
  const own = [...weights.subarray(1)].map((weight, j) => weight / (deviations[j] as number));
  const shift = own.reduce((sum, weight, j) => sum + weight * (means[j] as number), 0);
  return { intercept: (weights[0] as number) - shift, weights: own };
}
