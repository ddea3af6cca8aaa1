/** What the doctor looks at, in the order in which it tells. */
export const CHECKS = [
  'sender',
  'spf',
  'dkim',
  'dmarc',
  'mx',
  'ptr',
  'relay-tls',
  'relay-login',
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
