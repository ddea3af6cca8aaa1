const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/**
 * Longest that one statement may run, in ms, by the program that asks; 0 for ever. Behind a page somebody waits, and what stands before
 * the web program gives up after a minute: a statement that went on would only hold a connection. A night's review or an import may
 * take as long as the longest job; who works at the command line can end it himself, and this ends it for who has gone. A backup is
 * restored in statements as long as its largest table.
 */
export const LONGEST_STATEMENT_MS = {
  web: 55 * SECOND,
  worker: HOUR,
  cli: HOUR,
  demo: HOUR,
  start: HOUR,
  restore: 0,
} as const;
