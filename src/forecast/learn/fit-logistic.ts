import { chanceOf } from './chance.ts';
import type { Examples } from './examples.ts';
import type { LinearModel } from './linear-model.ts';
import { solveSymmetric } from './solve-symmetric.ts';

const MOST_STEPS = 15;
/** Beyond this no probability moves in the sixth place. */
const SMALL_STEP = 1e-6;

/**
 * Logistic regression by Newton's method, on top of where the scores of the examples start. `ridge` pulls the weights
 * of the standardised features towards 0: as strongly as four times so many even chances would.
 */
export function fitLogistic(examples: Examples, ridge: number): LinearModel {
  const scales = examples.columns.map((column) => scaleOf(column));
  const design = standardise(examples, scales);
  let weights = new Float64Array(scales.length + 1);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = newtonStep(examples, design, weights, ridge);
    weights = weights.map((weight, i) => weight + (change[i] as number));
    if (change.every((one) => Math.abs(one) < SMALL_STEP)) break;
  }
  return unscaled(weights, scales);
}

interface Scale {
  mean: number;
  deviation: number;
}

function scaleOf(column: Float32Array): Scale {
  let sum = 0;
  for (const value of column) sum += value;
  const mean = sum / column.length;
  let squares = 0;
  for (const value of column) squares += (value - mean) ** 2;
  // What is the same everywhere keeps weight 0 through the ridge.
  return { mean, deviation: Math.sqrt(squares / column.length) || 1 };
}

/** Row by row, each with a first 1 for the intercept. */
function standardise({ rows, columns }: Examples, scales: readonly Scale[]): Float64Array {
  const width = columns.length + 1;
  const design = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) design[row * width] = 1;
  for (const [j, column] of columns.entries()) {
    const { mean, deviation } = scales[j] as Scale;
    for (let row = 0; row < rows; row++)
      design[row * width + j + 1] = ((column[row] as number) - mean) / deviation;
  }
  return design;
}

function newtonStep(
  { rows, target, weight, start }: Examples,
  design: Float64Array,
  weights: Float64Array,
  ridge: number,
): Float64Array {
  const size = weights.length;
  const curvature = new Float64Array(size * size);
  const slope = new Float64Array(size);
  for (let row = 0; row < rows; row++) {
    const values = design.subarray(row * size, (row + 1) * size);
    let score = start[row] as number;
    for (let j = 0; j < size; j++) score += (weights[j] as number) * (values[j] as number);
    const chance = chanceOf(score);
    const counts = weight[row] as number;
    addRow(curvature, values, counts * chance * (1 - chance));
    const error = counts * ((target[row] as number) - chance);
    for (let j = 0; j < size; j++) slope[j] = (slope[j] as number) + error * (values[j] as number);
  }
  for (let j = 1; j < size; j++) {
    curvature[j * size + j] = (curvature[j * size + j] as number) + ridge;
    slope[j] = (slope[j] as number) - ridge * (weights[j] as number);
  }
  return solveSymmetric(curvature, slope);
}

/** Only the lower half of the curvature, which is all that is read. */
function addRow(curvature: Float64Array, values: Float64Array, weight: number): void {
  const size = values.length;
  for (let j = 0; j < size; j++) {
    const weighted = weight * (values[j] as number);
    const start = j * size;
    for (let k = 0; k <= j; k++)
      curvature[start + k] = (curvature[start + k] as number) + weighted * (values[k] as number);
  }
}

function unscaled(weights: Float64Array, scales: readonly Scale[]): LinearModel {
  let intercept = weights[0] as number;
  const own = scales.map(({ mean, deviation }, j) => {
    const weight = (weights[j + 1] as number) / deviation;
    intercept -= weight * mean;
    return weight;
  });
  return { intercept, weights: own };
}
