import { type BinnedColumn, takeRows } from '../forest/bin-rows.ts';
import type { BinnedExamples } from '../forest/binned-examples.ts';
import type { FeatureRows } from '../forest/feature-rows.ts';
import { logOddsOf } from '../learn/chance.ts';

/** Rows learnt from. */
export interface ItemRows {
  features: FeatureRows;
  bought: number[];
  /** Whether the customer ordered anything within the horizon. */
  ordered: boolean[];
  /** Which outlook the row was seen from. */
  outlooks: number[];
  weights: number[];
}

/** Rows → what a forest learns from. A row starts at the base rate of its outlook: features tell items apart, not months. */
export function itemExamples(
  rows: ItemRows,
  columns: readonly BinnedColumn[],
  isWanted: (row: number) => boolean,
): BinnedExamples {
  const wanted = Uint32Array.from(rows.bought.keys()).filter(isWanted);
  const starts = outlookRates(rows, wanted).map(logOddsOf);
  return {
    rows: wanted.length,
    columns: wanted.length < rows.bought.length ? takeRows(columns, wanted) : columns,
    target: Float32Array.from(wanted, (row) => rows.bought[row] as number),
    weight: Float32Array.from(wanted, (row) => rows.weights[row] as number),
    start: Float64Array.from(wanted, (row) => starts[rows.outlooks[row] as number] as number),
  };
}

/** Share bought by outlook; half a purchase is added, so that none is nothing. */
function outlookRates({ bought, weights, outlooks }: ItemRows, wanted: Uint32Array): number[] {
  const sums: { bought: number; all: number }[] = [];
  for (const row of wanted) {
    const outlook = outlooks[row] as number;
    const sum = sums[outlook] ?? { bought: 0.5, all: 1 };
    sums[outlook] = sum;
    sum.bought += (weights[row] as number) * (bought[row] as number);
    sum.all += weights[row] as number;
  }
  return sums.map((sum) => sum.bought / sum.all);
}
