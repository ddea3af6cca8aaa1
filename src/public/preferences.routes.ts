import type { FastifyInstance, FastifyReply } from 'fastify';
import { askLater } from '../messages/ask-later.ts';
import { findLinkedMessage } from '../messages/link-target-store.ts';
import { savePreferences } from '../messages/save-preferences.ts';
import { signLink } from '../messages/sign-link.ts';
import { callInstead } from '../nurture/incoming/call-instead.ts';
import { speakerFor } from '../words/speaker.ts';
import { addressesOf } from './addresses-of.ts';
import { type Letter, openLetter } from './open-letter.ts';
import { PreferencesPage, type Saved } from './preferences.page.tsx';
import type { PageDeps } from './public-deps.ts';
import { readPreferences } from './read-preferences.ts';
import { sendPage } from './send-page.ts';
import type { TokenRequest } from './token-of.ts';
import { viewPreferences } from './view-preferences.ts';

/** How often, in which language, about which items: shown, and saved by a press. */
export function registerPreferences(app: FastifyInstance, deps: PageDeps): void {
  const show = async (request: TokenRequest, reply: FastifyReply) => {
    const letter = await openLetter(deps, 'preferences', request, reply);
    return letter ? sendPreferences(reply, deps, letter, null) : reply;
  };
  for (const url of addressesOf('preferences')) app.get(url, show);

  app.post('/preferences/:token', async (request: TokenRequest, reply) => {
    const letter = await openLetter(deps, 'preferences', request, reply);
    if (!letter) return reply;
    const standing = await viewPreferences(deps, letter.linked, letter.reader.speaker);
    await savePreferences(deps, letter.linked, readPreferences(request.body, standing));
    return sendPreferences(reply, deps, letter, 'preferences');
  });

  app.post('/preferences/:token/later', async (request: TokenRequest, reply) => {
    const letter = await openLetter(deps, 'preferences', request, reply);
    if (!letter) return reply;
    await askLater(deps, letter.linked);
    return sendPreferences(reply, deps, letter, 'later');
  });

  app.post('/preferences/:token/call', async (request: TokenRequest, reply) => {
    const letter = await openLetter(deps, 'preferences', request, reply);
    if (!letter) return reply;
    const { linked } = letter;
    // For the supplier's own people, in their language.
    const note = speakerFor(deps.supplier.language).say('public:preferences.callNote', {
      contact: linked.contactName,
    });
    const raised = await callInstead(deps, linked, note);
    return sendPreferences(reply, deps, letter, raised ? 'call' : 'called-today');
  });
}

/** Read anew after a press, so that the page speaks the language just chosen. */
async function sendPreferences(
  reply: FastifyReply,
  deps: PageDeps,
  { linked, reader, path }: Letter,
  saved: Saved | null,
): Promise<FastifyReply> {
  const current = saved === null ? linked : ((await findLinkedMessage(deps.db, linked)) ?? linked);
  const speaker = speakerFor(current.language);
  const view = await viewPreferences(deps, current, speaker);
  const unsubscribePath = `/unsubscribe/${signLink(deps.keys, 'unsubscribe', linked, deps.now())}`;
  return sendPage(
    reply,
    PreferencesPage({ reader: { ...reader, speaker }, path, unsubscribePath, view, saved }),
  );
}
