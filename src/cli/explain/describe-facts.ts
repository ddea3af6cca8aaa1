import type { ContactFacts } from '../../decisions/facts.ts';
import { hasConsent } from '../../decisions/has-consent.ts';
import { sayIndustry } from '../../words/say-industry.ts';
import type { ToDescribe } from './to-describe.ts';

export function describeFacts({ explanation, contactNames, speaker, currency }: ToDescribe): string[] {
  const { facts, rhythm, yearValueCents } = explanation.review;
  const { customer, contacts, complaints } = facts;
  const { firstDay, lastDay } = rhythm.order;
  const orders =
    firstDay === null || lastDay === null
      ? speaker.say('explain:noOrders')
      : speaker.say('explain:orders', {
          count: rhythm.orderDays.length,
          first: speaker.date(firstDay),
          last: speaker.date(lastDay),
          value: speaker.money(yearValueCents, currency),
        });
  const open = complaints.filter(({ closedOn }) => closedOn === null).length;
  return [
    speaker.say('explain:customer', {
      careLevel: customer.careLevel,
      industry:
        customer.industry === null
          ? speaker.say('explain:unknownIndustry')
          : `${customer.industry} ${sayIndustry(customer.industry, speaker)}`,
    }),
    orders,
    ...(contacts.length === 0 ? [speaker.say('explain:noContacts')] : []),
    ...contacts.map((contact) =>
      speaker.say('explain:contact', {
        name: contactNames.get(contact.id) ?? `#${contact.id}`,
        role: speaker.say(`calls:role.${contact.role}`),
        language: speaker.say(`calls:language.${contact.language}`),
        answer: describeRight(contact, speaker),
      }),
    ),
    ...(complaints.length > 0 ? [speaker.say('explain:complaints', { count: complaints.length, open })] : []),
  ];
}

function describeRight(contact: ContactFacts, speaker: ToDescribe['speaker']): string {
  if (!contact.hasAddress) return speaker.say('rules:no-address');
  if (contact.suppressed) return speaker.say('rules:suppressed');
  return hasConsent(contact) ? speaker.say('explain:mayBeWritten') : speaker.say('rules:no-consent');
}
