/** Ages beyond which nothing is left of a purchase. */
const MOST_DAYS = 4000;

/** Weight of what is so many days old: e-fold less each `days`. A table, since ages are whole and asked for often. */
export function fadingTable(days: number): Float64Array {
  return Float64Array.from({ length: MOST_DAYS }, (_, age) => Math.exp(-age / days));
}

export function faded(table: Float64Array, age: number): number {
  return table[age] ?? 0;
}
