import type { BinnedColumn } from './bin-rows.ts';
import { findSplit, type Split } from './find-split.ts';
import type { ForestSettings } from './forest-settings.ts';
import { FEATURE_SPAN, fillHistogram, type RowSlopes, subtractHistogram } from './histogram.ts';
import type { Tree } from './tree.ts';

/** A node that may still be divided: the rows from `from` up to `to`. */
interface OpenNode {
  node: number;
  from: number;
  to: number;
  slope: number;
  curve: number;
  sums: Float64Array;
  split: Split | null;
}

/** What growing needs besides the tree itself; histograms are used again from tree to tree. */
export interface Nursery {
  columns: readonly BinnedColumn[];
  data: RowSlopes;
  /** Room to sort rows in. */
  aside: Int32Array;
  spare: Float64Array[];
  settings: ForestSettings;
}

interface GrowingTree extends Tree {
  feature: number[];
  below: number[];
  left: number[];
  value: number[];
}

/** A tree, and by node the last step that goes left: what `below` is in a binned column. */
export interface GrownTree {
  tree: Tree;
  upTo: readonly number[];
  /** Where the rows it was grown on ended up: those of the nursery from `from` up to `to`. */
  leaves: readonly { node: number; from: number; to: number }[];
}

/** Grows a tree on the first `count` rows of the nursery, dividing where it gains most. */
export function growTree(nursery: Nursery, features: readonly number[], count: number): GrownTree {
  const tree: GrowingTree = { feature: [], below: [], left: [], value: [] };
  const upTo: number[] = [];
  const root = openRoot(nursery, features, count);
  addNode(tree, root, nursery.settings);
  const open = [root];
  while (open.length < nursery.settings.leaves) {
    const best = open.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a));
    if (!best.split) break;
    upTo[best.node] = best.split.bin;
    open.splice(open.indexOf(best), 1, ...divide(nursery, features, tree, best, best.split));
  }
  for (const { sums } of open) nursery.spare.push(sums);
  return { tree, upTo, leaves: open };
}

function openRoot(nursery: Nursery, features: readonly number[], count: number): OpenNode {
  const { columns, data, settings } = nursery;
  const sums = takeSums(nursery);
  fillHistogram(sums, columns, features, data, 0, count);
  const root: OpenNode = { node: 0, from: 0, to: count, slope: 0, curve: 0, sums, split: null };
  for (let at = 0; at < count; at++) {
    root.slope += data.nodeSlope[at] as number;
    root.curve += data.nodeCurve[at] as number;
  }
  root.split = findSplit(sums, features, root, settings);
  return root;
}

function divide(
  nursery: Nursery,
  features: readonly number[],
  tree: GrowingTree,
  node: OpenNode,
  split: Split,
): [OpenNode, OpenNode] {
  const { columns, data, settings } = nursery;
  const column = columns[split.feature] as BinnedColumn;
  const middle = partRows(nursery, column.bins, split.bin, node);
  const { leftSlope: slope, leftCurve: curve } = split;
  const next = tree.feature.length;
  const left: OpenNode = { ...node, node: next, to: middle, slope, curve };
  const right = {
    ...node,
    node: next + 1,
    from: middle,
    slope: node.slope - slope,
    curve: node.curve - curve,
  };
  const [small, large] = left.to - left.from < right.to - right.from ? [left, right] : [right, left];
  small.sums = takeSums(nursery);
  fillHistogram(small.sums, columns, features, data, small.from, small.to);
  subtractHistogram(large.sums, small.sums, features);
  for (const child of [left, right]) {
    child.split = findSplit(child.sums, features, child, settings);
    addNode(tree, child, settings);
  }
  tree.feature[node.node] = split.feature;
  tree.below[node.node] = column.edges[split.bin] as number;
  tree.left[node.node] = next;
  return [left, right];
}

/** Rows that go left first, each side in its old order. Answers where the right side begins. */
function partRows({ data, aside }: Nursery, bins: Uint8Array, bin: number, { from, to }: OpenNode): number {
  const { rows } = data;
  let middle = from;
  let right = 0;
  for (let at = from; at < to; at++) {
    const row = rows[at] as number;
    if ((bins[row] as number) <= bin) rows[middle++] = row;
    else aside[right++] = row;
  }
  rows.set(aside.subarray(0, right), middle);
  return middle;
}

function addNode(tree: GrowingTree, { slope, curve }: OpenNode, { rate, pull }: ForestSettings): void {
  tree.feature.push(-1);
  tree.below.push(0);
  tree.left.push(0);
  tree.value.push((-rate * slope) / (curve + pull));
}

function takeSums({ spare, columns }: Nursery): Float64Array {
  return spare.pop() ?? new Float64Array(columns.length * FEATURE_SPAN);
}
