/** Adds up the months that `nameOf` calls by one name; what is no number stays as in the first of them. */
export function sumFigures<Row extends { month: number }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const known = sums.get(nameOf(row));
    sums.set(nameOf(row), known ? add(known, row) : row);
  }
  return [...sums.values()];
}

function add<Row extends { month: number }>(known: Row, row: Row): Row {
  const before = known as Record<string, unknown>;
  const sums = Object.entries(row)
    .filter(([name, value]) => name !== 'month' && typeof value === 'number')
    .map(([name, value]) => [name, (before[name] as number) + value]);
  return { ...known, ...Object.fromEntries(sums) };
}
