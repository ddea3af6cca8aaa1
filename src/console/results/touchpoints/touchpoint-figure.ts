import type { CallCounts, MailCounts } from '../../../nurture/touchpoints/touchpoint-store.ts';

export const MAIL_COLUMNS = [
  'planned',
  'released',
  'accepted',
  'bounced',
  'answered',
  'reordered',
  'unsubscribed',
  'spamReports',
] as const;

export const CALL_COLUMNS = [
  'raised',
  'made',
  'reached',
  'happy',
  'neutral',
  'unhappy',
  'leaving',
  'kept',
] as const;

export type MailColumn = (typeof MAIL_COLUMNS)[number];
export type CallColumn = (typeof CALL_COLUMNS)[number];

export interface Figure {
  /** Null where it cannot be told. */
  count: number | null;
  /** What it is a share of; null where a share says nothing. */
  whole: number | null;
}

/** Shares are of what was accepted, of reminders for what was bought again. */
export function mailFigure(of: MailCounts, column: MailColumn): Figure {
  const wholes: Readonly<Record<MailColumn, number | null>> = {
    planned: null,
    released: of.planned,
    accepted: of.released,
    bounced: of.accepted + of.bounced,
    answered: of.accepted,
    reordered: of.reminding,
    unsubscribed: of.accepted,
    spamReports: of.accepted,
  };
  const isUntold = column === 'reordered' && of.reminding === 0;
  return { count: isUntold ? null : of[column], whole: wholes[column] };
}

/** Shares are of what was raised, made or reached, and of what can be judged for customers kept. */
export function callFigure(of: CallCounts, column: CallColumn): Figure {
  const wholes: Readonly<Record<CallColumn, number | null>> = {
    raised: null,
    made: of.raised,
    reached: of.made,
    happy: of.reached,
    neutral: of.reached,
    unhappy: of.reached,
    leaving: of.reached,
    kept: of.judged,
  };
  const isUntold = column === 'kept' && of.judged === 0;
  return { count: isUntold ? null : of[column], whole: wholes[column] };
}
