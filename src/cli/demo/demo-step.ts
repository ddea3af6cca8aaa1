import type { Deps } from '../../platform/deps.ts';
import type { Advance } from '../../platform/progress.ts';
import type { DemoRecord } from './demo-record.ts';

export interface DemoDeps extends Deps {
  record: DemoRecord;
  /** Before the first connection was made. */
  openedAt: Date;
}

/** Shows a bar while the work runs; without a total, how long it has been running. */
export type Show = <Answer>(
  total: number | null,
  work: (advance: Advance) => Promise<Answer>,
) => Promise<Answer>;

/** One step of the demo. It looks into the database for what is done already, so that it may be begun again anywhere. */
export interface DemoStep {
  title: string;
  /** Answers what it did, in a few words; null when nothing was left to do. */
  run(deps: DemoDeps, show: Show): Promise<string | null>;
}
