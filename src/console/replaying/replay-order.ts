import type { CareModel } from '../../decisions/care-model.ts';
import type { BacktestReport } from '../../nurture/backtest/backtest-report.ts';
import type { CareModelChange } from '../../nurture/backtest/compare-care-models.ts';
import type { Day } from '../../shared/calendar-day.ts';

/** What a replaying thread is asked, and what its row keeps of that. */
export type ReplayOrder =
  | { purpose: 'trial'; today: Day; proposed: CareModel; version: number }
  | { purpose: 'history'; from: Day; to: Day };

/** A replay of history as its row keeps it. */
export interface HistoryFound extends BacktestReport {
  forecasts: number;
  /** Of those disturbed most, by id. */
  names: Readonly<Record<string, string>>;
}

export type TrialFound = CareModelChange | null;

export interface ReplayTask {
  databaseUrl: string;
  country: string;
  order: ReplayOrder;
}

export type ReplayAnswer =
  | { say: 'share'; share: number }
  | { say: 'found'; result: TrialFound | HistoryFound }
  | { say: 'failed'; problem: string };
