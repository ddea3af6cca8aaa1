import { chooseContact } from './choose-contact.ts';
import type { ProposedItem } from './decision.ts';
import type { MessageKind } from './message-kind.ts';
import { refuseByStage } from './refuse-by-stage.ts';
import type { ReviewCase } from './review-case.ts';
import { type Answer, quiet, speak } from './rule.ts';

/** What a rule would like to send; items are only worked out once somebody may be written to. */
export interface MessageWish {
  messageKind: MessageKind;
  because: string;
  numbers: Answer['numbers'];
  /** Null for a mail without products; an empty list means there is nothing to write about. */
  items: (() => readonly ProposedItem[]) | null;
  /** Does not hang on the customer's stage; left out for what does. */
  inAnyStage?: true;
}

/** A message to the one contact that may get it, or why it is not sent. */
export function proposeMessage(review: ReviewCase, wish: MessageWish): Answer {
  const refused = wish.inAnyStage ? null : refuseByStage(review, wish.messageKind);
  if (refused) return refused;
  const choice = chooseContact(review, wish.messageKind);
  if (choice.contactId === null) return quiet(choice.because, {}, choice.until);
  const items = wish.items?.() ?? [];
  if (wish.items && items.length === 0) return quiet('nothing-to-propose');
  const kinds = new Set(review.signals.map((signal) => signal.kind));
  return speak(
    {
      kind: 'message',
      messageKind: wish.messageKind,
      contactId: choice.contactId,
      items,
      signals: [...kinds],
    },
    wish.because,
    { ...wish.numbers, ...(wish.items ? { count: items.length } : {}) },
  );
}
