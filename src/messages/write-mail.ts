import type { OutgoingMail } from '../platform/outgoing-mail.ts';
import { composeMessage } from './compose-message.ts';
import type { DeliverDeps } from './delivery.ts';
import { feedbackIdOf } from './feedback-id.ts';
import type { Letter } from './letter.ts';
import { messageIdOf } from './message-id.ts';
import { type RenderedMessage, renderMessage } from './render-message.ts';

/** A letter as it will be kept and sent. Throws an Error that names what is missing. */
export function writeMail(
  deps: Pick<DeliverDeps, 'supplier' | 'templates' | 'links'>,
  letter: Letter,
): { rendered: RenderedMessage; outgoing: OutgoingMail } {
  const { supplier } = deps;
  const template = deps.templates.find(letter.kind, letter.language, letter.contact.role);
  if (!template) throw new Error(`there is no template for ${letter.kind} in ${letter.language}`);
  if (letter.contact.email === null) throw new Error('the contact has no mail address');
  const links = deps.links.of({ id: letter.id, contactId: letter.contact.id });
  const rendered = renderMessage(template, letter.kind, composeMessage(letter, supplier, links));
  const outgoing: OutgoingMail = {
    from: { name: supplier.senderName, address: supplier.senderAddress },
    to: { name: letter.contact.name, address: letter.contact.email },
    replyTo: supplier.replyTo,
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.body,
    messageId: messageIdOf(letter.id, supplier.senderAddress),
    feedbackId: feedbackIdOf(letter, supplier),
    unsubscribe: { url: links.unsubscribe, mailto: links.unsubscribeMailto },
    ...(links.returnPath === undefined ? {} : { returnPath: links.returnPath }),
  };
  return { rendered, outgoing };
}
