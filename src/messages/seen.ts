/**
 * What had been written when a page was made: the database's own word for it, `oldest running:next:running,…` by number
 * of transaction. Moments would not do: a night's messages bear the moment their transaction began, and come to light
 * when it ends.
 */
export type Seen = string;

const SEEN = /^\d{1,20}:\d{1,20}:(\d{1,20}(,\d{1,20}){0,9999})?$/;

export function isSeen(text: string): boolean {
  return SEEN.test(text);
}
