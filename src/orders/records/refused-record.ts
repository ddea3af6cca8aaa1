import type { RowProblem } from '../read-row.ts';

/** A record that reads well and yet is refused, for a reason that its fields alone do not show. */
export class RefusedRecord {
  readonly record: object;
  readonly problem: RowProblem;

  constructor(record: object, problem: RowProblem) {
    this.record = record;
    this.problem = problem;
  }
}
