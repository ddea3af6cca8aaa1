/** A statement that took longer than it may. */
const QUERY_CANCELED = '57014';

/** Whether something failed since a statement was ended by its limit (src/platform/statement-limits.ts). */
export function wasCutShort(error: unknown): boolean {
  // Drizzle puts its own fault around the database's.
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return (code ?? cause?.code) === QUERY_CANCELED;
}
