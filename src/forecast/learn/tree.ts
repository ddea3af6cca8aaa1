/** A binary tree as parallel lists, the root first. Plain JSON. */
export interface Tree {
  /** The feature a node asks for; −1 where the tree ends. */
  features: readonly number[];
  /** Below it the way goes to `below`, else to the node after that. */
  thresholds: readonly number[];
  /** The first of a node's two branches; they stand side by side. */
  below: readonly number[];
  /** Log odds that the end of a branch adds. */
  values: readonly number[];
}

export function treesScore(trees: readonly Tree[], row: ArrayLike<number>): number {
  let score = 0;
  for (const tree of trees) score += treeValue(tree, row);
  return score;
}

function treeValue({ features, thresholds, below, values }: Tree, row: ArrayLike<number>): number {
  let node = 0;
  for (let feature = features[0] as number; feature >= 0; feature = features[node] as number) {
    const isBelow = (row[feature] as number) < (thresholds[node] as number);
    node = (below[node] as number) + (isBelow ? 0 : 1);
  }
  return values[node] as number;
}
