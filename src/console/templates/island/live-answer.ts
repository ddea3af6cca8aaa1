/** What the server says of the text as it is written. */
export interface LiveAnswer {
  /** Null: somebody else has written meanwhile. */
  revision: number | null;
  faults: readonly { line: number | null; words: string }[];
  /** How the mail beside it begins; null where it cannot be written, or for nobody. */
  subject: string | null;
  preheader: string | null;
}
