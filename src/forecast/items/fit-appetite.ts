import { type BinnedColumn, binRows, takeRows } from '../forest/bin-rows.ts';
import type { BinnedExamples } from '../forest/binned-examples.ts';
import { addRow, emptyRows } from '../forest/feature-rows.ts';
import type { ForestSettings } from '../forest/forest-settings.ts';
import { growForest } from '../forest/grow-forest.ts';
import { chanceLoss, countLoss } from '../forest/loss.ts';
import { logOddsOf } from '../learn/chance.ts';
import { type Appetite, type AppetiteModel, appetiteForests, appetiteOf } from './appetite.ts';
import { CUSTOMER_FEATURES, type CustomerState } from './customer-features.ts';
import type { CustomerSales } from './customer-sales.ts';
import { outcomeOf } from './outcome.ts';
import type { Outlook } from './outlook.ts';
import { weightOfAge } from './weight-of-age.ts';

const FOLDS = 4;

/** Customers are few beside items: small trees, well held back. */
const SETTINGS: Omit<ForestSettings, 'seed'> = {
  trees: 90,
  rate: 0.08,
  leaves: 8,
  leastCurve: 30,
  pull: 30,
  rowShare: 0.6,
  featureShare: 0.4,
};

export interface FittedAppetite {
  model: AppetiteModel;
  /** Log-odds of an order, on the whole. */
  level: number;
  /** The appetite of customers the forests asked have not seen: what items are learnt beside. By customer's index. */
  unseen(customer: number, state: CustomerState): Appetite;
}

/** Learns from what customers did after each outlook. */
export function fitAppetite(
  all: readonly CustomerSales[],
  outlooks: readonly Outlook[],
  on: number,
): FittedAppetite {
  const examples = gather(all, outlooks, on);
  const columns = columnsOf(examples);
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const rows = Uint32Array.from(examples.keys()).filter(
      (row) => (examples[row] as Example).customer % FOLDS !== fold,
    );
    const own = Array.from(rows, (row) => examples[row] as Example);
    const ownColumns = takeRows(columns, rows);
    const settings = { ...SETTINGS, seed: fold + 1 };
    return {
      orders: growForest(toExamples(own, ownColumns, 'ordered', 'startOrders'), chanceLoss, settings),
      items: growForest(toExamples(own, ownColumns, 'items', 'startItems'), countLoss, settings),
    };
  });
  const forests = appetiteForests({ folds });
  const starts = examples.map(({ startOrders }) => startOrders);
  return {
    model: { folds },
    level: starts.reduce((sum, start) => sum + start, 0) / starts.length,
    unseen: (customer, state) =>
      appetiteOf(forests.slice(customer % FOLDS, (customer % FOLDS) + 1), state.features),
  };
}

interface Example {
  customer: number;
  features: Float32Array;
  ordered: number;
  items: number;
  weight: number;
  /** How the base as a whole did after that outlook; a customer is told against it. */
  startOrders: number;
  startItems: number;
}

function gather(all: readonly CustomerSales[], outlooks: readonly Outlook[], on: number): Example[] {
  return outlooks.flatMap(({ cut, states }) => {
    const known = states.flatMap((state, customer) => {
      if (!state) return [];
      const { ordered, items } = outcomeOf(all[customer] as CustomerSales, cut);
      return [{ customer, features: state.features, ordered: Number(ordered), items }];
    });
    const mean = (count: number) => (count + 0.5) / (known.length + 1);
    const startOrders = logOddsOf(mean(known.reduce((sum, one) => sum + one.ordered, 0)));
    const startItems = Math.log(mean(known.reduce((sum, one) => sum + one.items, 0)));
    const weight = weightOfAge(on - cut.day);
    return known.map((one) => ({ ...one, weight, startOrders, startItems }));
  });
}

function columnsOf(examples: readonly Example[]): BinnedColumn[] {
  const rows = emptyRows(CUSTOMER_FEATURES.length);
  for (const { features } of examples) addRow(rows, features);
  return binRows(rows);
}

function toExamples(
  own: readonly Example[],
  columns: readonly BinnedColumn[],
  target: 'ordered' | 'items',
  start: 'startOrders' | 'startItems',
): BinnedExamples {
  return {
    rows: own.length,
    columns,
    target: Float32Array.from(own, (one) => one[target]),
    weight: Float32Array.from(own, ({ weight }) => weight),
    start: Float64Array.from(own, (one) => one[start]),
  };
}
