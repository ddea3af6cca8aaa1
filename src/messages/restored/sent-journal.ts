import type { MessageKind } from '../../decisions/message-kind.ts';
import { isoFromDay } from '../../shared/calendar-day.ts';
import type { Language } from '../../shared/language.ts';
import type { Letter } from '../letter.ts';

/** A message's bytes are about to leave. Ids only: no name, no address, no text. */
interface BegunLine {
  at: string;
  message: string;
  to: 'sending';
  customer: number;
  contact: number;
  kind: MessageKind;
  language: Language;
  /** ISO. */
  decidedOn: string;
  expiresOn: string;
}

/** What the mail server said of it. */
interface EndedLine {
  at: string;
  message: string;
  to: 'accepted' | 'deferred' | 'failed' | 'uncertain';
}

/** An address must not be written to from now on; by its keyed hash. */
interface NoLine {
  at: string;
  no: { addressHash: string; reason: string; source: string };
}

export type JournalLine = BegunLine | EndedLine | NoLine;

/**
 * Kept in files beside the database, so that a database set back to an earlier moment can be told what was sent, and who said no,
 * since then.
 */
export interface SentJournal {
  write(line: JournalLine): void;
}

export function begunLine(letter: Letter, now: Date): BegunLine {
  const { id, customer, contact, kind, language, decidedOn, expiresOn } = letter;
  return {
    ...{ at: now.toISOString(), message: id, to: 'sending' },
    ...{ customer: customer.id, contact: contact.id, kind, language },
    ...{ decidedOn: isoFromDay(decidedOn), expiresOn: isoFromDay(expiresOn) },
  };
}
