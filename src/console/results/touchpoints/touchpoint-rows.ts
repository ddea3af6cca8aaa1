import type { CallFigures, MailFigures } from '../../../nurture/touchpoints/touchpoint-store.ts';
import type { Speaker } from '../../../words/speaker.ts';
import type { FigureRow } from './figure-table.tsx';

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

/** Mails by kind and language. Shares are of what was accepted, of reminders for what was bought again. */
export function mailRows(figures: readonly MailFigures[], speaker: Speaker): FigureRow[] {
  return figures.map((one) => {
    const name = `${speaker.say(`calls:message.kind.${one.kind}`)}, ${speaker.say(`staff:language.${one.language}`)}`;
    const wholeOf: Partial<Record<(typeof MAIL_COLUMNS)[number], number>> = {
      released: one.planned,
      accepted: one.released,
      bounced: one.accepted + one.bounced,
      answered: one.accepted,
      reordered: one.reminding,
      unsubscribed: one.accepted,
      spamReports: one.accepted,
    };
    return {
      name,
      figures: MAIL_COLUMNS.map((column) =>
        column === 'reordered' && one.reminding === 0 ? null : one[column],
      ),
      wholes: MAIL_COLUMNS.map((column) => wholeOf[column] ?? null),
    };
  });
}

/** Calls by reason. Shares are of what was raised, made or reached, and of what can be judged for customers kept. */
export function callRows(figures: readonly CallFigures[], speaker: Speaker): FigureRow[] {
  return figures.map((one) => {
    const wholeOf: Partial<Record<(typeof CALL_COLUMNS)[number], number>> = {
      made: one.raised,
      reached: one.made,
      happy: one.reached,
      neutral: one.reached,
      unhappy: one.reached,
      leaving: one.reached,
      kept: one.judged,
    };
    return {
      name: speaker.say(`calls:purpose.${one.purpose}`),
      figures: CALL_COLUMNS.map((column) => (column === 'kept' && one.judged === 0 ? null : one[column])),
      wholes: CALL_COLUMNS.map((column) => wholeOf[column] ?? null),
    };
  });
}
