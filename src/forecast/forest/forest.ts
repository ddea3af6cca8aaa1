import type { Tree } from './tree.ts';

/** Many trees in one piece of memory, ready to be asked. */
export interface Forest {
  roots: Int32Array;
  feature: Int16Array;
  /** Smaller values go left; in a leaf, what it adds to the score. */
  number: Float64Array;
  left: Int32Array;
}

/** Stored trees → a forest. */
export function forestFrom(trees: readonly Tree[]): Forest {
  const nodes = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const forest: Forest = {
    roots: new Int32Array(trees.length),
    feature: new Int16Array(nodes),
    number: new Float64Array(nodes),
    left: new Int32Array(nodes),
  };
  let at = 0;
  for (const [index, tree] of trees.entries()) {
    forest.roots[index] = at;
    forest.feature.set(tree.feature, at);
    forest.left.set(
      tree.left.map((node) => node + at),
      at,
    );
    forest.number.set(
      tree.feature.map((asked, node) => (asked < 0 ? tree.value : tree.below)[node] as number),
      at,
    );
    at += tree.feature.length;
  }
  return forest;
}

/** Rows of features one after the other, all of one width. */
export interface RowBlock {
  values: Float32Array;
  width: number;
  /** How many stand in it. */
  rows: number;
}

/** What the trees add to the score of one row of features. */
export function askForest(forest: Forest, row: Float32Array): number {
  return askForestOfAll(forest, { values: row, width: row.length, rows: 1 })[0] as number;
}

/** The same of many rows, tree by tree: a tree stays close to the processor while all rows go down it. */
export function askForestOfAll(forest: Forest, { values, width, rows }: RowBlock): Float64Array {
  const { roots, feature, number, left } = forest;
  const scores = new Float64Array(rows);
  for (const root of roots) {
    for (let row = 0; row < rows; row++) {
      const start = row * width;
      let node = root;
      for (let asked = feature[node] as number; asked >= 0; asked = feature[node] as number)
        node =
          (left[node] as number) + ((values[start + asked] as number) < (number[node] as number) ? 0 : 1);
      scores[row] = (scores[row] as number) + (number[node] as number);
    }
  }
  return scores;
}
