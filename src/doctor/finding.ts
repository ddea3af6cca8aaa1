/** What the doctor looks at, in the order in which it tells. */
const CHECKS = [
  'sender',
  'spf',
  'dkim',
  'dmarc',
  'mx',
  'incoming-tls',
  'ptr',
  'relay',
  'links',
  'clock',
  'database',
  'queue',
  'test-mail',
] as const;

export type Check = (typeof CHECKS)[number];

/** One thing looked at. */
export interface Finding {
  check: Check;
  /**
   * `fault`: mails would be refused or lost; in mode `auto` nothing is delivered. `advice`: better mended. `unknown`:
   * nobody answered. `skipped`: does not apply here.
   */
  state: 'fine' | 'fault' | 'advice' | 'unknown' | 'skipped';
  /** A word for programs, the same for the same trouble; null when there is none. */
  trouble: string | null;
  /** What was seen. */
  says: string;
  /** How to put it right. */
  mend: string | null;
}

/** What one check found, before it is known whose it is. */
export type Seen = Omit<Finding, 'check'>;

export const fine = (says: string): Seen => ({ state: 'fine', trouble: null, says, mend: null });

export const skipped = (says: string): Seen => ({ state: 'skipped', trouble: null, says, mend: null });

export const fault = (trouble: string, says: string, mend: string): Seen => ({
  state: 'fault',
  trouble,
  says,
  mend,
});

export const advice = (trouble: string, says: string, mend: string): Seen => ({
  state: 'advice',
  trouble,
  says,
  mend,
});
