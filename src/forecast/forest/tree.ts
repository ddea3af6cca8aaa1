/** A decision tree as columns, node 0 its root. A node's right child follows its left one. Plain JSON. */
export interface Tree {
  /** Column asked; −1 in a leaf. */
  feature: readonly number[];
  /** Smaller values go left, all others right. */
  below: readonly number[];
  left: readonly number[];
  /** What a leaf adds to the score. */
  value: readonly number[];
}
