/** One row of what an import would do, for looking at before it is done. */
export interface ChangeSample {
  what: 'added' | 'changed' | 'removed';
  /** What it is called: a customer's name, or order, customer and product of a line. */
  name: string;
  /** Column → what stands there now and what would: only those that would change. Empty for new rows. */
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
}
