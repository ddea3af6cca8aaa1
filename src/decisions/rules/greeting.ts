import { type Day, weekdayOfDay } from '../../shared/calendar-day.ts';
import type { ContactFacts, Facts } from '../facts.ts';
import { proposeMessage } from '../propose-message.ts';
import { quiet, type Rule } from '../rule.ts';

/** A greeting on a day that the supplier's own list names; one that falls on a day without mails goes before it. */
export const greeting: Rule = {
  name: 'greeting',
  ask(review) {
    const { facts } = review;
    if (!facts.careModel.kindsOn.includes('greeting')) return quiet('off');
    const contacts = facts.contacts.filter((contact) => isDue(contact, facts));
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

/** Today is the last day with mails on which it can still be said. */
function isDue(
  { greetingOn = null, holidays = [] }: ContactFacts,
  { today, careModel: { sending } }: Facts,
): boolean {
  if (greetingOn === null || greetingOn < today) return false;
  const mailsGo = (day: Day) =>
    sending.weekdays.includes(weekdayOfDay(day)) && !(sending.respectHolidays && holidays.includes(day));
  for (let later = today + 1; later <= greetingOn; later++) if (mailsGo(later)) return false;
  return mailsGo(today);
}
