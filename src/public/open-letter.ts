import type { FastifyReply } from 'fastify';
import { findLinkedMessage, type LinkedMessage } from '../messages/link-target-store.ts';
import { type LinkPurpose, type LinkTarget, openLink } from '../messages/sign-link.ts';
import type { Language } from '../shared/language.ts';
import { speakerFor } from '../words/speaker.ts';
import { languageOf } from './language-of.ts';
import type { PageDeps, PublicDeps, Reader } from './public-deps.ts';
import { RefusalPage } from './refusal.page.tsx';
import { sendPage } from './send-page.ts';
import { type TokenRequest, tokenOf } from './token-of.ts';

/** A link that holds: its message, the words to speak, and the page's own path. */
export interface Letter {
  linked: LinkedMessage;
  reader: Reader;
  path: string;
}

/** No message has this id. */
const NOBODY: LinkTarget = { messageId: '00000000-0000-0000-0000-000000000000', contactId: 0 };

/**
 * What a page's link stands for. For a link that is forged, too old, for another page, or whose message or person is gone, answers
 * one and the same 404 and resolves with null, however often it was tried; for one that holds and is opened too often, asks to wait. A
 * refusal is never made to wait, and is taken of a person who was erased as well.
 */
export async function openLetter(
  deps: PageDeps,
  purpose: LinkPurpose,
  request: TokenRequest,
  reply: FastifyReply,
): Promise<Letter | null> {
  const token = tokenOf(request);
  const target = openLink(deps.keys, purpose, token, deps.now());
  // Asked for a forged link too, so that its 404 takes as long as that of a message that is gone.
  const linked = await findLinkedMessage(deps.db, target ?? NOBODY);
  const tooOften = await deps.isTooOften(request, { holds: linked !== null });
  if (linked && tooOften && purpose !== 'unsubscribe') {
    await askToWait(reply, readerIn(linked.language, deps));
    return null;
  }
  if (linked && (purpose === 'unsubscribe' || !isErased(linked))) {
    const path = `/${purpose}/${token}`;
    return { linked, reader: readerIn(linked.language, deps), path };
  }
  const reader = readerIn(languageOf(request), deps);
  await sendPage(reply.code(404), RefusalPage({ reader, why: 'notFound' }));
  return null;
}

/** Nothing else leaves a mail that was sent without an address. */
function isErased({ addressHashes }: LinkedMessage): boolean {
  return addressHashes.length === 0;
}

async function askToWait(reply: FastifyReply, reader: Reader): Promise<void> {
  await sendPage(reply.code(429).header('retry-after', '60'), RefusalPage({ reader, why: 'tooOften' }));
}

function readerIn(language: Language, { supplier }: PublicDeps): Reader {
  return { speaker: speakerFor(language), supplier };
}
