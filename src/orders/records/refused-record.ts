import type { RowProblem } from '../read-row.ts';

/** A record that reads well and yet is refused, for a reason that its fields alone do not show. */
export class RefusedRecord {
  readonly record: object;
  readonly problem: RowProblem;
  /** It is surely none of the lines known already: that it is refused keeps no other from being taken away. */
  readonly isApart: boolean;

  constructor(record: object, problem: RowProblem, { isApart = false } = {}) {
    this.record = record;
    this.problem = problem;
    this.isApart = isApart;
  }
}
