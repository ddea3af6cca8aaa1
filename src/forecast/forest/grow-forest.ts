import type { BinnedColumn } from './bin-rows.ts';
import type { BinnedExamples } from './binned-examples.ts';
import type { ForestSettings } from './forest-settings.ts';
import { type GrownTree, growTree, type Nursery } from './grow-tree.ts';
import type { Loss } from './loss.ts';
import { randomFrom } from './random-from.ts';
import type { Tree } from './tree.ts';

/**
 * Boosted trees: each is grown on what those before it left unexplained. The same examples and settings give the same
 * forest, to the last bit.
 */
export function growForest(examples: BinnedExamples, loss: Loss, settings: ForestSettings): Tree[] {
  const { rows, columns, target, weight } = examples;
  const random = randomFrom(settings.seed);
  const nursery = prepareNursery(columns, rows, settings);
  const { data } = nursery;
  const score = Float64Array.from(examples.start);
  const forest: Tree[] = [];
  for (let round = 0; round < settings.trees; round++) {
    loss(score, target, weight, data.slope, data.curve);
    const count = drawRows(data.rows, settings.rowShare, random);
    const features = columns.map((_, feature) => feature).filter(() => random() < settings.featureShare);
    const grown = growTree(nursery, features, count);
    addLeaves(score, grown, data.rows);
    addTree(score, grown, columns, data.rows.subarray(count));
    forest.push(grown.tree);
  }
  return forest;
}

function prepareNursery(columns: readonly BinnedColumn[], rows: number, settings: ForestSettings): Nursery {
  const data = {
    rows: new Int32Array(rows),
    slope: new Float32Array(rows),
    curve: new Float32Array(rows),
    nodeSlope: new Float32Array(rows),
    nodeCurve: new Float32Array(rows),
  };
  return { columns, data, aside: new Int32Array(rows), spare: [], settings };
}

/** The rows drawn first, ascending, and behind them those left out. Answers how many were drawn. */
function drawRows(drawn: Int32Array, share: number, random: () => number): number {
  let count = 0;
  let end = drawn.length;
  for (let row = 0; row < drawn.length; row++) {
    if (random() < share) drawn[count++] = row;
    else drawn[--end] = row;
  }
  return count;
}

/** Rows a tree was grown on lie in its leaves already. */
function addLeaves(score: Float64Array, { tree, leaves }: GrownTree, rows: Int32Array): void {
  for (const { node, from, to } of leaves) {
    const value = tree.value[node] as number;
    for (let at = from; at < to; at++) {
      const row = rows[at] as number;
      score[row] = (score[row] as number) + value;
    }
  }
}

/** All others go down it. */
function addTree(
  score: Float64Array,
  { tree, upTo }: GrownTree,
  columns: readonly BinnedColumn[],
  others: Int32Array,
): void {
  const { feature, left, value } = tree;
  for (const row of others) {
    let node = 0;
    for (let asked = feature[0] as number; asked >= 0; asked = feature[node] as number) {
      const { bins } = columns[asked] as BinnedColumn;
      node = (left[node] as number) + ((bins[row] as number) <= (upTo[node] as number) ? 0 : 1);
    }
    score[row] = (score[row] as number) + (value[node] as number);
  }
}
