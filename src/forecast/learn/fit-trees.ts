import { type BinnedColumns, binColumns } from './bin-columns.ts';
import { chanceOf } from './chance.ts';
import type { Outcomes } from './fit-logistic.ts';
import { type Growth, growTree, type TreeLimits } from './grow-tree.ts';
import { type Matrix, rowOf } from './matrix.ts';
import { randomFrom } from './random-from.ts';
import { type Tree, treesScore } from './tree.ts';

export interface TreeSettings extends TreeLimits {
  trees: number;
  /** Share of its own answer that each tree gives, so that the next ones can put it right. */
  rate: number;
  /** Shares (0–1) of rows and features that each tree sees: trees that differ err less together. */
  rowShare: number;
  featureShare: number;
  bins: number;
  seed: number;
}

/** Boosted trees for log odds: each tree learns what the offsets and the ones before it left over. */
export function fitTrees(features: Matrix, outcomes: Outcomes, settings: TreeSettings): Tree[] {
  const binned = binColumns(features, settings.bins);
  const random = randomFrom(settings.seed);
  const scores = Float64Array.from({ length: features.rows }, (_, i) => outcomes.offsets?.[i] ?? 0);
  const growth: Growth = {
    slopes: new Float64Array(features.rows),
    curvatures: new Float64Array(features.rows),
  };
  const trees: Tree[] = [];
  while (trees.length < settings.trees) {
    measure(growth, scores, outcomes.happened);
    const tree = growTree(binned, growth, sampleOf(binned, settings, random), settings);
    trees.push(tree);
    for (let i = 0; i < features.rows; i++)
      scores[i] = (scores[i] as number) + treesScore([tree], rowOf(features, i));
  }
  return trees;
}

function measure({ slopes, curvatures }: Growth, scores: Float64Array, happened: ArrayLike<number>): void {
  for (let i = 0; i < scores.length; i++) {
    const chance = chanceOf(scores[i] as number);
    slopes[i] = chance - (happened[i] as number);
    curvatures[i] = chance * (1 - chance);
  }
}

function sampleOf(
  { rows, edges }: BinnedColumns,
  { rowShare, featureShare }: TreeSettings,
  random: () => number,
): { rows: Int32Array; features: number[] } {
  const drawn = new Int32Array(rows);
  let count = 0;
  const features = edges.map((_, feature) => feature).filter(() => random() < featureShare);
  for (let row = 0; row < rows; row++) if (random() < rowShare) drawn[count++] = row;
  return { rows: drawn.subarray(0, count), features };
}
