import type { CallCard } from '../../calls/call-card.ts';
import { isMine, isTaken } from '../../calls/claim.ts';
import type { Reader } from '../console-deps.ts';

/** Whose desk the reader's own is, and what time it is there. */
export interface Desk {
  /** Staff user; null where nobody is signed in. */
  staffId: string | null;
  /** The reader as a care person; null for somebody who makes no calls. */
  personId: number | null;
  now: Date;
}

/** `mine`: on the reader's own desk; `taken`: on somebody else's. */
export function whereLies(card: CallCard, desk: Desk): 'mine' | 'taken' | 'free' {
  if (isMine(card.claim, desk.staffId, desk.now)) return 'mine';
  return isTaken(card.claim, desk.staffId, desk.now) ? 'taken' : 'free';
}

/** Whether the call is still to be made. */
export function isToMake({ state }: Pick<CallCard, 'state'>): boolean {
  return state === 'open' || state === 'snoozed';
}

const LOCALES = { en: 'en-GB', fi: 'fi-FI', sv: 'sv-SE' } as const;

/** Hours and minutes of a moment on the supplier's clock, as the reader writes them: 11:58, or 11.58 in Finnish. */
export function clockOf(iso: string, { speaker, supplier }: Pick<Reader, 'speaker' | 'supplier'>): string {
  const parts = { hour: '2-digit', minute: '2-digit', timeZone: supplier.timeZone } as const;
  return new Intl.DateTimeFormat(LOCALES[speaker.language], parts).format(new Date(iso));
}
