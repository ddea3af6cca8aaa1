import type { OutgoingMail } from '../platform/outgoing-mail.ts';
import type { Supplier } from '../shared/supplier.ts';
import type { Speaker } from '../words/speaker.ts';
import { QUANTITY_DIGITS } from '../words/type-number.ts';
import { escapeHtml } from './escape-html.ts';
import { messageIdOf } from './message-id.ts';
import type { UnmailedReorder } from './reorder-store.ts';

/** The order desk's mail about one reorder: who, what and how to reach them. A reply goes to the customer. */
export function composeReorderMail(
  reorder: UnmailedReorder,
  supplier: Supplier,
  speaker: Speaker,
): OutgoingMail {
  const say = (key: string, values = {}) => speaker.say(`mails:orderDesk.${key}`, values);
  const { customerName, customerExternalId, contactName, contactEmail, contactPhone, note } = reorder;
  const customer = `${customerName} (${customerExternalId})`;
  const contact = [contactName, contactPhone, contactEmail].filter((part) => part !== null).join(', ');
  const rows = reorder.items.map(({ externalId, name, quantity, unit }) => ({
    externalId,
    name,
    amount: [speaker.number(quantity, QUANTITY_DIGITS), unit].filter((part) => part !== null).join(' '),
  }));
  const facts = [customer, contact, ...(note === null ? [] : [say('note', { note })])];
  const listed = rows.map(({ externalId, name, amount }) => `${amount}  ${externalId}  ${name}`);
  return {
    from: { name: supplier.senderName, address: supplier.senderAddress },
    to: { name: supplier.name, address: supplier.orderDeskAddress },
    replyTo: contactEmail ?? supplier.replyTo,
    subject: say('subject', { customer: customerName }),
    text: `${say('lead')}\n\n${facts.join('\n')}\n\n${listed.join('\n')}\n`,
    html: reorderHtml(speaker, say('lead'), facts, rows),
    messageId: messageIdOf(`reorder-${reorder.id}`, supplier.senderAddress),
    unsubscribe: null,
  };
}

const CELL = 'style="text-align:left;padding:6px 18px 6px 0;border-bottom:1px solid #ddd"';

function reorderHtml(
  speaker: Speaker,
  lead: string,
  facts: readonly string[],
  rows: readonly { externalId: string; name: string; amount: string }[],
): string {
  const head = ['quantity', 'code', 'product']
    .map((key) => `<th scope="col" ${CELL}>${escapeHtml(speaker.say(`mails:orderDesk.${key}`))}</th>`)
    .join('');
  const body = rows
    .map(({ amount, externalId, name }) => [amount, externalId, name])
    .map((cells) => `<tr>${cells.map((cell) => `<td ${CELL}>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('');
  const lines = facts.map((fact) => `<p style="white-space:pre-line">${escapeHtml(fact)}</p>`).join('');
  return `<!doctype html><html lang="${speaker.language}"><head><meta charset="utf-8"><title>${escapeHtml(lead)}</title></head>
<body style="font-family:sans-serif;font-size:15px;line-height:1.5"><p>${escapeHtml(lead)}</p>${lines}
<table style="border-collapse:collapse"><tr>${head}</tr>${body}</table></body></html>`;
}
