import type { WhyNotUndone } from '../../nurture/undo/why-not-undone.ts';
import type { ImportRun } from '../../orders/import-run-store.ts';
import type { ImportReject } from '../../orders/reject-store.ts';
import type { Reader } from '../console-deps.ts';

/** A row just tried again, with what is still wrong. */
interface TriedRow {
  line: number;
  cells: readonly string[];
  rejects: readonly ImportReject[];
}

export interface RunPageProps {
  reader: Reader;
  run: ImportRun;
  /** Lines, by the database's own count. */
  rejected: { all: number; waiting: number };
  /** Of the first lines that wait, by line. */
  rejects: readonly ImportReject[];
  /** Null where it can be undone. */
  whyNot: WhyNotUndone | null;
  /** What was just done, a sentence each. */
  told: readonly string[];
  problem: string | null;
  /** A row that somebody mended and that is still wrong. */
  tried: TriedRow | null;
}
