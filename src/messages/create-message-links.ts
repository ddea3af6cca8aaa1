import type { MessageLinks } from './message-links.ts';
import { type LinkKeys, type LinkPurpose, signLink } from './sign-link.ts';
import { signReturnPath } from './sign-return-path.ts';

/** Addresses of the public pages for a message. `publicUrl` is without a slash at its end. */
export function createMessageLinks(deps: {
  publicUrl: string;
  keys: LinkKeys;
  /** Mail programs without one-click opt out by a mail to here. */
  unsubscribeAddress: string;
  /** Bounces come back to it with a token of their own; null or missing: to the sender. */
  bounceAddress?: string | null;
  now: () => Date;
}): MessageLinks {
  const { bounceAddress } = deps;
  return {
    of({ id, contactId }) {
      const link = (purpose: LinkPurpose) =>
        `${deps.publicUrl}/${purpose}/${signLink(deps.keys, purpose, { messageId: id, contactId }, deps.now())}`;
      return {
        unsubscribe: link('unsubscribe'),
        unsubscribeMailto: `mailto:${deps.unsubscribeAddress}?subject=unsubscribe%20${id}`,
        preferences: link('preferences'),
        reorder: link('reorder'),
        answer: link('answer'),
        ...(bounceAddress ? { returnPath: signReturnPath(deps.keys, id, bounceAddress) } : {}),
      };
    },
  };
}
