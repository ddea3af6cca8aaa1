import type { Supplier } from '../shared/supplier.ts';
import { type Speaker, speakerFor } from '../words/speaker.ts';
import { QUANTITY_DIGITS } from '../words/type-number.ts';
import { composeAnswers } from './answers/compose-answers.ts';
import { describeItemReason } from './describe-item-reason.ts';
import { industryName } from './industry-name.ts';
import type { Letter, LetterItem } from './letter.ts';
import type { ContextItem } from './message-context.ts';
import type { MailLinks } from './message-links.ts';

/** Everything that a template may use, in the reader's language. The kind's contract is held against it at rendering. */
export function composeMessage(
  letter: Letter,
  supplier: Supplier,
  links: MailLinks,
): Record<string, unknown> {
  const speaker = speakerFor(letter.language);
  const items = letter.items.map((item) => composeItem(speaker, item, letter));
  const [firstItem] = items;
  return {
    contact: { name: letter.contact.name, firstName: letter.contact.firstName ?? letter.contact.name },
    customer: { name: letter.customer.name },
    supplier: {
      name: supplier.name,
      businessId: supplier.businessId,
      postalAddress: supplier.postalAddress,
      phone: supplier.phone,
    },
    sender: { name: supplier.senderName },
    links: {
      reorder: links.reorder,
      preferences: links.preferences,
      later: `${links.preferences}#later`,
      stopItem: `${links.preferences}#items`,
      unsubscribe: links.unsubscribe,
    },
    why: speaker.say(`mails:why.${letter.kind}`, { customer: letter.customer.name, supplier: supplier.name }),
    firstMail: letter.first,
    items,
    ...(firstItem
      ? { firstItem: firstItem.name, itemCount: items.length, otherItems: items.length - 1 }
      : {}),
    occasion: letter.occasion ?? null,
    industry: industryName(speaker, letter.customer.industry),
    ...composeAnswers(speaker, letter, links),
  };
}

function composeItem(speaker: Speaker, item: LetterItem, letter: Letter): ContextItem {
  return {
    name: item.productName,
    amount: describeAmount(speaker, item),
    reason: describeItemReason(speaker, item, letter.decidedOn),
  };
}

function describeAmount(speaker: Speaker, { quantity, unit }: LetterItem): string {
  const number = speaker.number(quantity, QUANTITY_DIGITS);
  return unit === null ? speaker.say('mails:amount', { count: quantity, number }) : `${number} ${unit}`;
}
