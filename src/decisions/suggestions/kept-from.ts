/** The value from which on a list keeps about its `most` largest; equal ones at the border are all kept. */
export function keptFrom(values: readonly number[], most: number): number {
  if (values.length <= most) return Number.NEGATIVE_INFINITY;
  return Float64Array.from(values).sort()[values.length - most] ?? Number.NEGATIVE_INFINITY;
}
