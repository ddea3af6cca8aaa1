import type { Tree } from './tree.ts';

/** Many trees in one piece of memory, ready to be asked. */
export interface Forest {
  roots: Int32Array;
  /** By tree: questions on the longest way down it. */
  steps: Int32Array;
  feature: Int32Array;
  /** Values from it on go right. Not a number in a leaf, where nobody goes on. */
  from: Float64Array;
  /** The left child, beside which stands the right one. A leaf is its own. */
  left: Int32Array;
  /** What a leaf adds to the score. */
  value: Float64Array;
}

/** Stored trees → a forest. */
export function forestFrom(trees: readonly Tree[]): Forest {
  const nodes = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const forest: Forest = {
    roots: new Int32Array(trees.length),
    steps: Int32Array.from(trees, longestWay),
    feature: new Int32Array(nodes),
    from: new Float64Array(nodes).fill(Number.NaN),
    left: Int32Array.from({ length: nodes }, (_, node) => node),
    value: new Float64Array(nodes),
  };
  let at = 0;
  for (const [index, tree] of trees.entries()) {
    forest.roots[index] = at;
    plant(forest, tree, at);
    at += tree.feature.length;
  }
  return forest;
}

function plant(forest: Forest, tree: Tree, at: number): void {
  for (const [node, asked] of tree.feature.entries()) {
    if (asked < 0) {
      forest.value[at + node] = tree.value[node] as number;
      continue;
    }
    forest.feature[at + node] = asked;
    forest.from[at + node] = tree.below[node] as number;
    forest.left[at + node] = at + (tree.left[node] as number);
  }
}

/** Children stand behind their parents. */
function longestWay({ feature, left }: Tree): number {
  const depths = new Int32Array(feature.length);
  for (const [node, asked] of feature.entries()) {
    if (asked >= 0) depths.fill((depths[node] as number) + 1, left[node], (left[node] as number) + 2);
  }
  return Math.max(...depths);
}
