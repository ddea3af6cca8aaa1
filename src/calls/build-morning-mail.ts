import type { OutgoingMail } from '../platform/outgoing-mail.ts';
import { isoFromDay } from '../shared/calendar-day.ts';
import { composeMorningList, type MorningListFacts } from './compose-morning-list.ts';
import { renderMorningList } from './render-morning-list.tsx';
import { writeMorningText } from './write-morning-text.ts';

/** One person's morning list as a mail. Its Message-ID is the same for every attempt of that day. */
export function buildMorningMail(facts: MorningListFacts): OutgoingMail {
  const list = composeMorningList(facts);
  const { supplier, person } = facts;
  const domain = supplier.senderAddress.split('@')[1];
  return {
    from: { name: supplier.senderName, address: supplier.senderAddress },
    to: { name: person.name, address: person.email },
    replyTo: supplier.replyTo,
    subject: list.subject,
    html: renderMorningList(list),
    text: writeMorningText(list),
    messageId: `<morning-${isoFromDay(facts.day)}-${person.id}@${domain}>`,
    unsubscribe: null,
  };
}
