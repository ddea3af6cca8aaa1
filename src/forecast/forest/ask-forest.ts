import type { Forest } from './forest.ts';

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
export function askForestOfAll(forest: Forest, block: RowBlock): Float64Array {
  const scores = new Float64Array(block.rows);
  const inFours = block.rows - (block.rows % 4);
  for (let tree = 0; tree < forest.roots.length; tree++) {
    for (let row = 0; row < inFours; row += 4) askFour(forest, tree, block, row, scores);
    for (let row = inFours; row < block.rows; row++) askOne(forest, tree, block, row, scores);
  }
  return scores;
}

/** Four rows side by side: none waits for another, so that a processor works at all of them at once. */
function askFour(forest: Forest, tree: number, block: RowBlock, row: number, scores: Float64Array): void {
  const { values, width } = block;
  const [start, second, third, fourth] = [
    row * width,
    (row + 1) * width,
    (row + 2) * width,
    (row + 3) * width,
  ];
  let a = forest.roots[tree] as number;
  let [b, c, d] = [a, a, a];
  for (let step = forest.steps[tree] as number; step > 0; step--) {
    a = goDown(forest, values, start, a);
    b = goDown(forest, values, second, b);
    c = goDown(forest, values, third, c);
    d = goDown(forest, values, fourth, d);
  }
  addLeaf(forest, scores, row, a);
  addLeaf(forest, scores, row + 1, b);
  addLeaf(forest, scores, row + 2, c);
  addLeaf(forest, scores, row + 3, d);
}

function askOne(forest: Forest, tree: number, block: RowBlock, row: number, scores: Float64Array): void {
  let node = forest.roots[tree] as number;
  for (let step = forest.steps[tree] as number; step > 0; step--)
    node = goDown(forest, block.values, row * block.width, node);
  addLeaf(forest, scores, row, node);
}

/** The next node of a row, without a branch: which way it goes cannot be guessed. Whoever is in a leaf stays there. */
function goDown({ feature, from, left }: Forest, values: Float32Array, start: number, node: number): number {
  const isRight = (values[start + (feature[node] as number)] as number) >= (from[node] as number);
  return (left[node] as number) + Number(isRight);
}

function addLeaf({ value }: Forest, scores: Float64Array, row: number, node: number): void {
  scores[row] = (scores[row] as number) + (value[node] as number);
}
