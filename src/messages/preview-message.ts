import type { Queryable } from '../platform/database.ts';
import type { Supplier } from '../shared/supplier.ts';
import { composeMessage } from './compose-message.ts';
import { readLetters } from './letter-store.ts';
import type { MailLinks } from './message-links.ts';
import { type RenderedMessage, renderMessage } from './render-message.ts';
import type { TemplateLibrary } from './template-library.ts';

/** Nobody may reorder or opt out for a customer by trying a link in a preview. */
export const DEAD_LINKS: MailLinks = {
  unsubscribe: 'https://preview.invalid/unsubscribe',
  unsubscribeMailto: 'mailto:preview@preview.invalid',
  preferences: 'https://preview.invalid/preferences',
  reorder: 'https://preview.invalid/reorder',
  answer: 'https://preview.invalid/answer',
};

/** A message's mail as it would be sent now, with links that lead nowhere. Null when there is no such message or template. */
export async function previewMessage(
  deps: { db: Queryable; supplier: Supplier; templates: TemplateLibrary },
  id: string,
): Promise<RenderedMessage | null> {
  const [letter] = await readLetters(deps.db, [id]);
  if (!letter) return null;
  await deps.templates.refresh(deps.db);
  const template = deps.templates.find(letter.kind, letter.language, letter.contact.role);
  if (!template) return null;
  return renderMessage(template, letter.kind, composeMessage(letter, deps.supplier, DEAD_LINKS));
}
