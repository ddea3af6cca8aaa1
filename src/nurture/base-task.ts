import type { CareModel } from '../decisions/care-model.ts';
import type { PurchaseColumns } from '../rhythm/purchase-columns.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { WholeBase } from './whole-base.ts';

/** All that the whole base is learnt from, in a form that goes over to another thread. */
export interface BaseTask {
  /** Dated before `today`. */
  lines: PurchaseColumns;
  /** Industry by customer, where it is known. */
  industries: ReadonlyMap<number, string>;
  /** People employed by customer, and category by product, where they are known. */
  employees: ReadonlyMap<number, number>;
  categories: ReadonlyMap<number, string>;
  today: Day;
  settings: Pick<CareModel, 'signals' | 'closures'>;
  /** False: the weights by which products are suggested are not fitted (collect-suggestions.ts). */
  looksBack?: boolean;
}

/** Learns from all orders together without keeping the program from anything else. */
export type LearnBase = (task: BaseTask) => Promise<WholeBase>;
