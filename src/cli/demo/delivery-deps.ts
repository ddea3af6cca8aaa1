import { fileURLToPath } from 'node:url';
import { createMessageLinks } from '../../messages/create-message-links.ts';
import type { DeliverDeps } from '../../messages/delivery.ts';
import { unpaced } from '../../messages/pace/unpaced.ts';
import { linkKeysFrom } from '../../messages/sign-link.ts';
import { templateLibrary } from '../../messages/template-library.ts';
import { createRecheck } from '../../nurture/recheck-contact.ts';
import type { Deps } from '../../platform/deps.ts';

const TEMPLATES = fileURLToPath(new URL('../../../templates/emails', import.meta.url));

/** What delivery needs, made as the worker program makes it. */
export async function deliveryDeps(deps: Deps): Promise<DeliverDeps> {
  const { db, now, log, supplier, publicUrl, secrets } = deps;
  const keys = linkKeysFrom(secrets);
  return {
    ...{ db, now, log, supplier },
    mailOut: deps.mailOut(),
    pace: unpaced(deps.db),
    links: createMessageLinks({
      publicUrl,
      keys,
      unsubscribeAddress: supplier.replyTo,
      bounceAddress: supplier.bounceAddress,
      now,
    }),
    templates: await templateLibrary(TEMPLATES),
    recheck: createRecheck({ now, supplier }),
  };
}
