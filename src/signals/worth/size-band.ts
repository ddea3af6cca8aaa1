/** Companies by people employed, as statistics part them; the first number of each is where it begins. */
const SIZE_BANDS = ['0-4', '5-9', '10-19', '20-49', '50-249', '250+'] as const;
export type SizeBand = (typeof SIZE_BANDS)[number];

/** Null where nobody has told how many it employs. */
export function sizeBandOf(employees: number | null): SizeBand | null {
  if (employees === null) return null;
  return SIZE_BANDS.findLast((band) => employees >= Number.parseInt(band, 10)) ?? null;
}
