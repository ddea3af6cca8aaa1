/**
 * A message in hand whose worker has given no sign for so long has lost it. Together with the quarter of a minute between two looks, a doubt is
 * shown within a minute. A worker that only stood still loses the message, never sends it twice: its fence no longer holds.
 */
export const LEASE_SECONDS = 20;
/** Several signs fit into one lease, so that one lost on the way does no harm. */
export const RENEW_EVERY_SECONDS = 5;
