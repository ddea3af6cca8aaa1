import { IMPORT_KINDS, type ImportKind } from '../import-kind.ts';

/** How programs call what they have not finished writing, and what we write ourselves. */
const NOT_YET = /^\.|~$|\.(tmp|temp|part|partial|filepart|crdownload|swp|lock)$|\.reason\.txt$/i;

/**
 * What a file in the watched folder brings, told by the word its name begins with: `orders-2026-11-22.csv`, `customers.csv.gz`.
 * `leave` for one that somebody still writes; null where the name says no kind.
 */
export function kindOfName(name: string): ImportKind | 'leave' | null {
  if (NOT_YET.test(name)) return 'leave';
  if (!/\.csv(\.gz)?$/i.test(name)) return null;
  const [word] = /^\p{L}+/u.exec(name.toLowerCase()) ?? [];
  return IMPORT_KINDS.find((kind) => kind === word) ?? null;
}
