import type { Queryable } from '../platform/database.ts';
import { type MessageChoice, withdraw } from './unsent-store.ts';

/** Takes back messages that have not begun to go. `because` says who or what wished it. Resolves with their number. */
export function withdrawMessages(
  deps: { db: Queryable },
  input: MessageChoice & { because: string },
): Promise<number> {
  return withdraw(deps.db, input, input.because);
}
