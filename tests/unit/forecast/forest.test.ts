import { expect, test } from 'vitest';
import { askForest, askForestOfAll } from '../../../src/forecast/forest/ask-forest.ts';
import { binRows } from '../../../src/forecast/forest/bin-rows.ts';
import { addRow, emptyRows } from '../../../src/forecast/forest/feature-rows.ts';
import { forestFrom } from '../../../src/forecast/forest/forest.ts';
import { growForest } from '../../../src/forecast/forest/grow-forest.ts';
import { chanceLoss } from '../../../src/forecast/forest/loss.ts';
import { randomFrom } from '../../../src/forecast/forest/random-from.ts';
import type { Tree } from '../../../src/forecast/forest/tree.ts';

const WIDTH = 5;
const ROWS = 2003;
const random = randomFrom(3);
const rows = Array.from({ length: ROWS }, () => Float32Array.from({ length: WIDTH }, () => random()));
const target = Float32Array.from(rows, ([a = 0, b = 0]) => (a + b + random() > 1.7 ? 1 : 0));
const block = { values: Float32Array.from(rows.flatMap((row) => [...row])), width: WIDTH, rows: ROWS };

function grown(): Tree[] {
  const features = emptyRows(WIDTH);
  for (const row of rows) addRow(features, row);
  const examples = {
    rows: ROWS,
    target,
    weight: new Float32Array(ROWS).fill(1),
    start: new Float64Array(ROWS),
  };
  const settings = {
    trees: 20,
    rate: 0.3,
    leaves: 7,
    leastCurve: 2,
    pull: 1,
    rowShare: 0.6,
    featureShare: 0.7,
  };
  return growForest({ ...examples, columns: binRows(features) }, chanceLoss, { ...settings, seed: 5 });
}

/** One question after the other, as a tree is meant. */
function plainly(trees: readonly Tree[], row: Float32Array): number {
  let score = 0;
  for (const { feature, below, left, value } of trees) {
    let node = 0;
    for (let asked = feature[0] ?? -1; asked >= 0; asked = feature[node] ?? -1)
      node = (left[node] ?? 0) + ((row[asked] ?? 0) < (below[node] ?? 0) ? 0 : 1);
    score += value[node] ?? 0;
  }
  return score;
}

const trees = grown();
const forest = forestFrom(trees);

test('rows asked side by side are told what each is told alone, and what the trees say', () => {
  const all = askForestOfAll(forest, block);
  expect(Array.from(all)).toEqual(rows.map((row) => askForest(forest, row)));
  expect(Array.from(all)).toEqual(rows.map((row) => plainly(trees, row)));
});

test('a tree that is a single leaf says the same of everybody', () => {
  const leaf = forestFrom([{ feature: [-1], below: [0], left: [0], value: [0.25] }]);
  expect(Array.from(askForestOfAll(leaf, { ...block, rows: 6 }))).toEqual(new Array(6).fill(0.25));
});

test('a forest learns what decides, and grows the same again', () => {
  const chances = askForestOfAll(forest, block);
  const mean = (of: number) => {
    const those = Array.from(chances).filter((_, row) => target[row] === of);
    return those.reduce((sum, chance) => sum + chance, 0) / those.length;
  };
  expect(mean(1) - mean(0)).toBeGreaterThan(2);
  expect(grown()).toEqual(trees);
});
