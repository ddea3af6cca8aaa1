import { type CsvFault, CsvRefusal } from '../csv/csv-fault.ts';
import type { FileSample } from '../guess/guess-mapping.ts';
import type { MappingProfile } from '../mapping-profile.ts';
import { matchColumns } from '../match-columns.ts';
import { type RowReading, rowReader } from '../read-row.ts';
import { ROW_KINDS, rowKindOf } from '../row-kind-of.ts';

/** The first rows as an import would understand them, or why it would refuse the file. */
export interface Understanding {
  fault: CsvFault | null;
  readings: readonly RowReading<object>[];
}

export function understandRows(sample: FileSample, mapping: MappingProfile): Understanding {
  try {
    const sources = matchColumns(sample.header, ROW_KINDS[mapping.kind], mapping);
    const read = rowReader(rowKindOf(mapping.kind, sources), sources, mapping);
    return { fault: null, readings: sample.rows.map((row) => read(row)) };
  } catch (error) {
    if (error instanceof CsvRefusal) return { fault: error.fault, readings: [] };
    throw error;
  }
}
