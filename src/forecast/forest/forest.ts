import type { Tree } from './tree.ts';

/** Many trees in one piece of memory, ready to be asked. */
export interface Forest {
  roots: Int32Array;
  feature: Int16Array;
  below: Float32Array;
  left: Int32Array;
  value: Float64Array;
}

/** Stored trees → a forest. */
export function forestFrom(trees: readonly Tree[]): Forest {
  const nodes = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const forest: Forest = {
    roots: new Int32Array(trees.length),
    feature: new Int16Array(nodes),
    below: new Float32Array(nodes),
    left: new Int32Array(nodes),
    value: new Float64Array(nodes),
  };
  let at = 0;
  for (const [index, tree] of trees.entries()) {
    forest.roots[index] = at;
    forest.feature.set(tree.feature, at);
    forest.below.set(tree.below, at);
    forest.left.set(
      tree.left.map((node) => node + at),
      at,
    );
    forest.value.set(tree.value, at);
    at += tree.feature.length;
  }
  return forest;
}

/** What the trees add to the score of one row of features. */
export function askForest({ roots, feature, below, left, value }: Forest, row: Float32Array): number {
  let score = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] as number;
    for (let asked = feature[node] as number; asked >= 0; asked = feature[node] as number)
      node = (left[node] as number) + ((row[asked] as number) < (below[node] as number) ? 0 : 1);
    score += value[node] as number;
  }
  return score;
}
