import type { CareModel } from '../decisions/care-model.ts';
import type { MessageKind } from '../decisions/message-kind.ts';
import type { Database } from '../platform/database.ts';
import type { Supplier } from '../shared/supplier.ts';

export interface ReleaseInput {
  /** Only these kinds; all when missing. */
  kinds?: readonly MessageKind[];
  /** Only these messages; all planned ones when missing. */
  ids?: readonly string[];
  sending: CareModel['sending'];
  /** Messages spread over the hours at this pace; all at once when missing. */
  perMinute?: number;
}

export interface ReleaseReport {
  released: number;
  /** When the first and the last will go. */
  first: Date | null;
  last: Date | null;
}

/** Lets planned messages go: each gets its moment within its contact's sending hours. */
export function releaseMessages(
  _deps: { db: Database; now: () => Date; supplier: Supplier },
  _input: ReleaseInput,
): Promise<ReleaseReport> {
  throw new Error('not built yet');
}
