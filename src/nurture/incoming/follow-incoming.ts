import { addressHash } from '../../customers/address-hash.ts';
import { recordConsent } from '../../customers/consent-store.ts';
import { hideAddresses } from '../../messages/hide-addresses.ts';
import { markCameBack } from '../../messages/incoming/came-back-store.ts';
import { followBounce } from '../../messages/incoming/follow-bounce.ts';
import { type IncomingResult, recordIncoming } from '../../messages/incoming/incoming-store.ts';
import type { IncomingVerdict } from '../../messages/incoming/incoming-verdict.ts';
import { stopAddress } from '../../messages/incoming/stop-address.ts';
import { weighBounce } from '../../messages/incoming/weigh-bounce.ts';
import type { Queryable } from '../../platform/database.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { isMailAddress } from '../../shared/mail-address.ts';
import { followReply } from './follow-reply.ts';
import type { IncomingDeps } from './incoming-deps.ts';
import { raiseUnhappy } from './raise-unhappy.ts';
import type { ReadMail } from './read-mail.ts';

/** Lets a mail have its effect, in the transaction that holds its row. */
export async function followIncoming(tx: Queryable, deps: IncomingDeps, read: ReadMail): Promise<void> {
  const { verdict } = read;
  switch (verdict.kind) {
    case 'bounce':
      return bounced(tx, deps, read, verdict);
    case 'spam-report':
      return reported(tx, deps, read);
    case 'unsubscribe':
      return unsubscribed(tx, deps, read);
    case 'automatic':
    case 'receipt':
      return arrived(tx, deps, read);
    case 'reply':
      return followReply(tx, deps, read, factsOf(deps, read), senderHash(deps, read));
    default:
      return assertNever(verdict);
  }
}

/** What stands on the row of every mail that could be read. */
function factsOf({ now }: IncomingDeps, { facts, verdict, tied }: ReadMail): Omit<IncomingResult, 'state'> {
  return {
    readAt: now(),
    kind: verdict.kind,
    rule: verdict.rule,
    fromName: facts.from?.name || null,
    fromAddress: facts.from?.address ?? null,
    subject: facts.subject,
    messageId: tied?.messageId ?? null,
    customerId: tied?.customerId ?? null,
    contactId: tied?.contactId ?? null,
    tie: tied?.tie ?? null,
  };
}

async function bounced(
  tx: Queryable,
  deps: IncomingDeps,
  read: ReadMail,
  { severity: claimed, recipient, status, answer }: Extract<IncomingVerdict, { kind: 'bounce' }>,
): Promise<void> {
  const { mail, tied } = read;
  const severity = tied
    ? weighBounce({ severity: claimed, recipient, recipientHash: hashOf(deps, recipient) }, tied)
    : claimed;
  // It outlives the original, and may come after the person was erased.
  const kept = answer && hideAddresses(answer);
  await recordIncoming(tx, mail.id, {
    ...factsOf(deps, read),
    state: 'read',
    severity,
    status,
    answer: kept,
  });
  if (tied) await followBounce(tx, { id: mail.id, severity, tied, at: mail.receivedAt }, deps.now());
}

/** A reader pressed "this is spam": as strong a no as any, and a reason to call. One about nobody we know is shown. */
async function reported(tx: Queryable, deps: IncomingDeps, read: ReadMail): Promise<void> {
  const { mail, tied } = read;
  if (!tied)
    return recordIncoming(tx, mail.id, { ...factsOf(deps, read), state: 'to-do', task: 'read-original' });
  await recordIncoming(tx, mail.id, { ...factsOf(deps, read), state: 'read', grave: true });
  if (tied.messageId !== null) await markCameBack(tx, tied.messageId, 'complained', mail.receivedAt);
  const source = `spam report, incoming mail ${mail.id}`;
  await stopAddress(tx, {
    hashes: [tied.addressHash, tied.presentHash],
    reason: 'spam-report',
    source,
    at: deps.now(),
  });
  await recordConsent(tx, { contactId: tied.contactId, basis: 'none', source, at: mail.receivedAt });
  await raiseUnhappy(tx, deps, { customerId: tied.customerId, saidBy: 'spam-report', words: null });
}

async function unsubscribed(tx: Queryable, deps: IncomingDeps, read: ReadMail): Promise<void> {
  const { mail, tied } = read;
  await recordIncoming(tx, mail.id, { ...factsOf(deps, read), state: 'read' });
  const hashes = tied ? [tied.addressHash, tied.presentHash] : [senderHash(deps, read)];
  const source = `mail program's own button, incoming mail ${mail.id}`;
  await stopAddress(tx, { hashes, reason: 'unsubscribed', source, at: deps.now() });
}

/** Nothing to do, but what is answered has arrived. */
async function arrived(tx: Queryable, deps: IncomingDeps, read: ReadMail): Promise<void> {
  await recordIncoming(tx, read.mail.id, { ...factsOf(deps, read), state: 'read' });
  if (read.tied?.messageId) await markCameBack(tx, read.tied.messageId, null, read.mail.receivedAt);
}

function senderHash(deps: IncomingDeps, { facts }: ReadMail): string | null {
  return hashOf(deps, facts.from?.address ?? null);
}

function hashOf({ addressKey }: IncomingDeps, address: string | null): string | null {
  return address !== null && isMailAddress(address) ? addressHash(address, addressKey) : null;
}
