import type { RaisedCall } from '../../calls/raised-call.ts';
import type { CareModel } from '../../decisions/care-model.ts';
import type { MessageKind } from '../../decisions/message-kind.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { WholeBase } from '../whole-base.ts';
import type { CallMove } from './call-desk.ts';
import type { ReplayBooks } from './replay-books.ts';

/** What one of the hands that replay is given before the first day. */
export interface HandTask {
  books: ReplayBooks;
  careModel: CareModel;
  /** Days on which mails go, ascending, those after the last day of the replay too. */
  mailDays: readonly Day[];
  /** The hand reviews every `of`th customer, beginning with this one. */
  nth: number;
  of: number;
}

/** A product in a mail; `usualGapDays` is null where it is not reminded of. */
export interface WrittenItem {
  productId: number;
  usualGapDays: number | null;
}

export type Act =
  | {
      kind: 'message';
      messageKind: MessageKind;
      contactId: number;
      /** Null where the address is not known. */
      address: string | null;
      items: readonly WrittenItem[];
    }
  | { kind: 'call'; call: RaisedCall };

/** A decision that acts, or would, were the customer not left alone to measure the effect. */
export interface Decided {
  customerId: number;
  day: Day;
  heldOut: boolean;
  act: Act;
}

/** A mail that did not go after all: an order came first, or no day to send on. */
export interface Unsent {
  customerId: number;
  decidedOn: Day;
  address: string | null;
}

export const FLAGS = ['late', 'silent'] as const;

/** The first day on which a silence was noticed. */
export interface Flag {
  customerId: number;
  kind: (typeof FLAGS)[number];
  lastOrderOn: Day;
  day: Day;
}

/** The morning of a day: what has happened at the other hands and at the desk since the last one. */
export interface DayOrder {
  day: Day;
  moves: readonly CallMove[];
  /** Mails decided yesterday, and those that did not go. */
  written: readonly Decided[];
  unsent: readonly Unsent[];
  /** What has been learnt anew from the whole base; null where it stands. */
  base: WholeBase | null;
}

export interface DayActs {
  decided: readonly Decided[];
  unsent: readonly Unsent[];
  flags: readonly Flag[];
}

/** Somebody who replays a part of the customers: in this program, or in a thread. */
export interface ReplayHand {
  /** Learns the whole base from what lies before a day. */
  learn(today: Day): Promise<WholeBase>;
  review(order: DayOrder): Promise<DayActs>;
  close(): Promise<void>;
}
