/** The number of deliveries as the database has it, and where it was written. */
export interface StoredMark {
  mark: number;
  place: string;
  timeline: number;
}

export interface MarkFacts {
  /** Null: nothing was ever sent from this database. */
  stored: StoredMark | null;
  /** Where the row is found now. */
  place: string;
  timeline: number;
  /** What this machine kept beside it. */
  kept: { mark: number; copied: boolean } | null;
  /** The database lies in the same folder as what was kept, so that both are copied together. */
  embedded: boolean;
}

/** A database that is not made to wait for its disk may forget its last number when the machine stops. */
const MAY_BE_FORGOTTEN = 1;

/** Why the database may not know of the last mails sent; null when it does. */
export function judgeMark({ stored, place, timeline, kept, embedded }: MarkFacts): string | null {
  if (stored === null) return kept === null ? null : 'it has never sent, and this machine has';
  if (kept !== null && kept.mark > stored.mark + MAY_BE_FORGOTTEN)
    return `it remembers ${stored.mark} deliveries, and this machine ${kept.mark}`;
  if (stored.place !== place) return 'it is a copy of the one that sent last';
  if (embedded && kept?.copied) return 'its folder is a copy of the one that sent last';
  // A stand-by that took over has a new timeline too; one that knows all that this machine knows has lost nothing.
  if (stored.timeline !== timeline && kept === null) return 'it was restored to a point in time';
  return null;
}
