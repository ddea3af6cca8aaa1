import type { MessageKind } from '../decisions/message-kind.ts';
import type { Queryable } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';

/** What the last look before sending goes by. */
export interface MessageToRecheck {
  id: string;
  customerId: number;
  contactId: number;
  kind: MessageKind;
  decidedOn: Day;
  productIds: readonly number[];
}

/** `until` is the day on which it may be asked again; null means never: the message is withdrawn. */
export type RecheckAnswer = { allowed: true } | { allowed: false; because: string; until: Day | null };

/**
 * Asks once more, in the very transaction that lets the messages go, whether each contact may still be written to.
 * Answers by message id; a message without an answer counts as not allowed.
 */
export type Recheck = (
  tx: Queryable,
  messages: readonly MessageToRecheck[],
) => Promise<ReadonlyMap<string, RecheckAnswer>>;
