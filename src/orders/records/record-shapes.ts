/**
 * The sets of fields that records of one import name, numbered in the order they came. A record changes the fields it names
 * and no others, as a file leaves alone the columns it does not have.
 */
export class RecordShapes {
  readonly #numbers = new Map<string, number>();
  readonly sets: ReadonlySet<string>[] = [];

  /** The number of a record's shape. */
  numberOf(given: readonly string[]): number {
    const key = [...given].sort().join(' ');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.sets.length);
    return this.sets.push(new Set(given)) - 1;
  }

  /** Whether any record named the field. */
  has(field: string): boolean {
    return this.sets.some((set) => set.has(field));
  }
}
