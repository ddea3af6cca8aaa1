import { openAddressKey } from '../customers/address-key-store.ts';
import { linkKeysFrom } from '../messages/sign-link.ts';
import type { Deps } from '../platform/deps.ts';
import { openMailParser } from '../platform/mail-parser/open-mail-parser.ts';
import { openMailbox } from '../platform/open-mailbox.ts';
import type { JobDeps } from './job-deps.ts';

/** What reading the mails that come back needs. Nothing is connected or started before the first one. */
export async function openIncoming(
  deps: Pick<Deps, 'config' | 'db' | 'secrets'>,
): Promise<Pick<JobDeps, 'parser' | 'keys' | 'addressKey' | 'mailbox'>> {
  const { imapUrl } = deps.config;
  return {
    parser: openMailParser(),
    keys: linkKeysFrom(deps.secrets),
    addressKey: await openAddressKey(deps.db, deps.secrets),
    mailbox: imapUrl === null ? null : openMailbox(imapUrl),
  };
}
