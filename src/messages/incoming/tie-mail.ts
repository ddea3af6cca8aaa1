import { addressHash } from '../../customers/address-hash.ts';
import type { Queryable } from '../../platform/database.ts';
import { isMailAddress } from '../../shared/mail-address.ts';
import type { LinkKeys } from '../sign-link.ts';
import { openReturnPath } from '../sign-return-path.ts';
import { findByAddress, findByMessageId, type TiedMail } from './came-back-store.ts';
import { findReferences } from './find-references.ts';
import type { IncomingFacts } from './incoming-facts.ts';
import type { IncomingVerdict } from './incoming-verdict.ts';

export interface TieDeps {
  db: Queryable;
  now: () => Date;
  keys: LinkKeys;
  /** What address hashes are made with (address-key-store.ts). */
  addressKey: string;
  supplier: { senderAddress: string };
}

/** Servers give up within five days, and people answer within weeks. */
const LOOKS_BACK_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Finds the message a mail is about: by the signed return path, then by our Message-ID, then by the headers of the mail
 * returned, and at last by the address alone. Null when it is about nobody we know.
 */
export async function tieMail(
  deps: TieDeps,
  facts: IncomingFacts,
  verdict: IncomingVerdict,
): Promise<TiedMail | null> {
  const found = findReferences(facts, deps.supplier.senderAddress.split('@')[1] ?? '');
  const signed = found.addresses.flatMap((address) => openReturnPath(deps.keys, address) ?? []);
  const named = verdict.kind === 'unsubscribe' && verdict.messageId ? [verdict.messageId] : [];
  const byToken = await findByMessageId(deps.db, signed);
  if (byToken) return { ...byToken, tie: 'token' };
  const byId = await findByMessageId(deps.db, [...named, ...found.messageIds]);
  if (byId) return { ...byId, tie: 'message-id' };
  const original = found.original && (await findWritten(deps, found.original.to, found.original.subject));
  if (original) return { ...original, tie: 'original' };
  const about = verdict.kind === 'bounce' ? verdict.recipient : (facts.from?.address ?? null);
  const byAddress = await findWritten(deps, about ?? found.original?.to ?? '', null);
  return byAddress ? { ...byAddress, tie: 'address' } : null;
}

async function findWritten({ db, now, addressKey }: TieDeps, address: string, subject: string | null) {
  if (!isMailAddress(address)) return undefined;
  const since = new Date(now().getTime() - LOOKS_BACK_DAYS * DAY_MS);
  return findByAddress(db, addressHash(address, addressKey), { since, subject });
}
