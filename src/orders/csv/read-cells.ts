import { parse } from 'csv-parse/sync';

/** The cells of one record as it stood in a file; one that cannot be read stands whole in the first. */
export function readCells(record: string, delimiter: string): string[] {
  try {
    const options = { delimiter, relax_column_count: true, relax_quotes: true };
    return parse(record, options)[0] ?? [];
  } catch {
    return [record];
  }
}
