import { weekdayOfDay } from '../../shared/calendar-day.ts';
import type { Facts } from '../facts.ts';
import { proposeMessage } from '../propose-message.ts';
import { quiet, type Rule } from '../rule.ts';

/** A greeting on a day that the supplier's own list names; one that falls on a day without mails goes before it. */
export const greeting: Rule = {
  name: 'greeting',
  ask(review) {
    const { facts } = review;
    if (!facts.careModel.kindsOn.includes('greeting')) return quiet('off');
    const contacts = facts.contacts.filter(({ greetingOn = null }) => isDue(greetingOn, facts));
    const [first] = contacts;
    if (first?.greetingOn == null) return quiet('no-greeting-day');
    return proposeMessage(
      { ...review, facts: { ...facts, contacts } },
      {
        messageKind: 'greeting',
        because: 'greeting-day',
        numbers: { greetedOn: first.greetingOn },
        items: null,
      },
    );
  },
};

function isDue(greetingOn: number | null, { today, careModel: { sending } }: Facts): boolean {
  if (greetingOn === null || greetingOn < today) return false;
  // Today is the last day on which it can still be said.
  for (let later = today + 1; later <= greetingOn; later++)
    if (sending.weekdays.includes(weekdayOfDay(later))) return false;
  return true;
}
