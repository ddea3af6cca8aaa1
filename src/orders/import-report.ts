import type { CsvFault } from './csv/csv-fault.ts';
import type { ImportKind } from './import-kind.ts';
import type { ImportReject } from './reject-store.ts';
import type { ChangeSample } from './undo/change-sample.ts';

/** What an import did, or what a dry run would have done. `accepted + rejected` is always `read`. */
export interface ImportReport {
  runId: number;
  kind: ImportKind;
  fileName: string;
  dryRun: boolean;
  state: 'done' | 'failed';
  /** Why the whole file was refused; nothing of it was taken. */
  problem: CsvFault | null;
  /** Records in the file, its header apart. */
  read: number;
  accepted: number;
  rejected: number;
  /** Of the accepted, those the profile leaves out, and why. */
  leftOut: number;
  leftOutBecause: { because: string; rows: number }[];
  added: number;
  changed: number;
  /** Accepted rows that brought nothing: as they were, or replaced by a later row of the same file. */
  unchanged: number;
  /** Lines taken away because their order came again without them. */
  removed: number;
  /** Made from order lines, where the profile allows. */
  created: { customers: number; products: number; orders: number };
  /** The first problems, by line. */
  rejects: ImportReject[];
  /** Of a dry run: the first rows that would be new, changed, taken away. */
  samples: readonly ChangeSample[];
  seconds: number;
}

/** Problems shown with the report; all of them are kept with the run. */
export const SAMPLE_REJECTS = 20;

export function failedReport(
  runId: number,
  input: { kind: ImportKind; dryRun: boolean },
  fileName: string,
  problem: CsvFault,
): ImportReport {
  const { kind, dryRun } = input;
  return {
    ...{ runId, kind, fileName, dryRun, state: 'failed', problem },
    ...{ read: 0, accepted: 0, rejected: 0, leftOut: 0, leftOutBecause: [] },
    ...{ added: 0, changed: 0, unchanged: 0, removed: 0 },
    created: { customers: 0, products: 0, orders: 0 },
    rejects: [],
    samples: [],
    seconds: 0,
  };
}
