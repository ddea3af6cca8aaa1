import type { SmtpTrouble } from '../../platform/outgoing-mail.ts';
import type { ClaimedLetter } from '../claimed-letter.ts';

/** Tells what came of a message let go: null when it was taken. */
export type Tell = (messageId: string, trouble: SmtpTrouble | null) => void;

/** How fast mails go. */
export interface Pace {
  /** Why nothing may be claimed now; null while something may. */
  findHold(): Promise<string | null>;
  /**
   * Lets claimed messages go in groups, each when its turn has come, and resolves when every group is done. Those whose
   * turn is far off go back in line, and so do all that still wait when `signal` says so. A message that `send` tells
   * nothing of was not sent. Resolves with when the first of those sent back may come again; null when none was.
   */
  pass(
    claims: readonly ClaimedLetter[],
    send: (group: readonly ClaimedLetter[], tell: Tell) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<Date | null>;
  waitUntil(moment: Date, signal?: AbortSignal): Promise<void>;
}
