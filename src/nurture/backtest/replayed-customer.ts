import type {
  CallFacts,
  ComplaintFacts,
  ContactFacts,
  CustomerFacts,
  MessageFacts,
} from '../../decisions/facts.ts';
import { ENDED_BY_ORDER } from '../../decisions/message-kind.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { GivenAnswer } from '../../signals/answer.ts';
import { emptyMemory, type HistoryMemory } from '../../signals/history-memory.ts';
import type { GrowingHistory } from './growing-history.ts';
import type { ReplayCustomer } from './replay-books.ts';
import type { Flag, Unsent } from './replay-talk.ts';

/** A mail decided on a day on which none go. */
interface WaitingMail {
  message: MessageFacts & { counts: boolean };
  address: string | null;
  goesOn: Day;
  /** An order came meanwhile; see ENDED_BY_ORDER. */
  ordered: boolean;
  expired: boolean;
}

/** One customer of a replay, with what it has bought and got so far. */
export interface ReplayedCustomer {
  readonly given: ReplayCustomer;
  readonly growing: GrowingHistory;
  /** Of the history as it has grown so far, and of the whole base as it stands. */
  memory: HistoryMemory;
  customer: CustomerFacts;
  readonly contacts: ContactFacts[];
  complaints: readonly ComplaintFacts[];
  readonly messages: MessageFacts[];
  answers: readonly GivenAnswer[];
  calls: CallFacts;
  heldOutCallOn: Day | null;
  waiting: WaitingMail | null;
  /** Last order day of the silence noticed last. */
  noticed: Record<Flag['kind'], Day | null>;
}

export function replayedCustomer(given: ReplayCustomer, growing: GrowingHistory): ReplayedCustomer {
  return {
    given,
    growing,
    memory: emptyMemory(),
    customer: given.facts,
    contacts: given.contacts.map(({ facts }) => ({ ...facts })),
    complaints: [],
    messages: [...given.messages],
    answers: given.answers,
    calls: given.calls,
    heldOutCallOn: null,
    waiting: null,
    noticed: { late: null, silent: null },
  };
}

/** Brings a customer to the morning of a day. Answers a mail of it that did not go, if there was one. */
export function wake(one: ReplayedCustomer, day: Day): Unsent | null {
  const { given, growing } = one;
  if (growing.growTo(day)) one.memory = emptyMemory();
  const closed = given.closedOn !== null && given.closedOn < day;
  if (closed !== one.customer.closed) one.customer = { ...given.facts, closed };
  if (given.complaints.length > 0) one.complaints = complaintsOn(given.complaints, day);
  return one.waiting && settle(one, one.waiting, day);
}

/** As they stood: what was closed later was still open then. */
function complaintsOn(complaints: readonly ComplaintFacts[], day: Day): ComplaintFacts[] {
  return complaints
    .filter(({ openedOn }) => openedOn < day)
    .map(({ openedOn, closedOn }) => ({
      openedOn,
      closedOn: closedOn !== null && closedOn < day ? closedOn : null,
    }));
}

function settle(one: ReplayedCustomer, waiting: WaitingMail, day: Day): Unsent | null {
  const { message, address, goesOn } = waiting;
  if (day <= goesOn) {
    waiting.ordered ||= (one.growing.lastOrderOn ?? message.day - 1) >= message.day;
    return null;
  }
  one.waiting = null;
  if (!waiting.expired && !(waiting.ordered && ENDED_BY_ORDER.includes(message.kind))) return null;
  message.counts = false;
  return { customerId: one.given.facts.id, decidedOn: message.day, address };
}
