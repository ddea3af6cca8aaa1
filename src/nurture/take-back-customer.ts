import { closeHandOver } from '../customers/hand-over-store.ts';
import type { Database } from '../platform/database.ts';

/** Puts a handed-over customer back into the care level it had before. False when it had not been handed over. */
export function takeBackCustomer(
  { db }: { db: Database },
  input: { customerId: number; by: string },
): Promise<boolean> {
  return db.transaction((tx) => closeHandOver(tx, input));
}
