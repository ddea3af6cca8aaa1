import { randomUUID } from 'node:crypto';
import { escapeHtml } from '../../messages/escape-html.ts';
import type { Queryable } from '../../platform/database.ts';
import type { MailOut } from '../../platform/outgoing-mail.ts';
import type { Supplier } from '../../shared/supplier.ts';
import { speakerFor } from '../../words/speaker.ts';
import { listOwners } from './alert-store.ts';
import type { IncidentKind } from './incident.ts';

/** Tells one owner that an incident began or is over. Nothing where she is no owner any more. Rejects when the mail is not taken. */
export async function mailAlert(
  deps: { db: Queryable; mailOut: Pick<MailOut, 'send'>; supplier: Supplier; publicUrl: string },
  input: { kind: IncidentKind; what: 'began' | 'over'; staff: string },
): Promise<void> {
  const owner = (await listOwners(deps.db)).find(({ id }) => id === input.staff);
  if (!owner) return;
  const { supplier, publicUrl } = deps;
  const { say } = speakerFor(owner.language);
  const url = `${publicUrl}/console/health`;
  const words = say(`alerts:${input.kind}.${input.what}`);
  const paragraphs = [say('alerts:hello', { name: owner.name }), words, say('alerts:where', { url })];
  await deps.mailOut.send({
    from: { name: supplier.senderName, address: supplier.senderAddress },
    to: { name: owner.name, address: owner.email },
    replyTo: supplier.replyTo,
    subject: say(`alerts:${input.kind}.${input.what}Subject`),
    html: paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n'),
    text: paragraphs.join('\n\n'),
    messageId: `<alert-${randomUUID()}@${supplier.senderAddress.split('@')[1]}>`,
    unsubscribe: null,
  });
}
