import { normaliseAddress } from '../../customers/normalise-address.ts';
import type { BounceSeverity, Tie } from './incoming-kind.ts';

/**
 * How grave a bounce is for the address we wrote to. Anybody can write a mail that looks like a bounce, so one that
 * nothing but the address ties to a message of ours stops nobody at once; nor does one about another address, to which the
 * mail was passed on.
 */
export function weighBounce(
  bounce: { severity: BounceSeverity; recipient: string | null; recipientHash: string | null },
  tied: { email: string | null; addressHash: string | null; tie: Tie },
): BounceSeverity {
  if (bounce.severity !== 'hard') return bounce.severity;
  if (tied.tie === 'address') return 'soft';
  if (bounce.recipientHash !== null && bounce.recipientHash === tied.addressHash) return 'hard';
  return isAboutAnother(bounce.recipient, tied.email) ? 'soft' : 'hard';
}

/** Another mailbox of the same domain is the same firm's way of naming it. */
function isAboutAnother(recipient: string | null, email: string | null): boolean {
  if (!recipient?.includes('@')) return false;
  if (email === null) return true;
  const [theirs, ours] = [normaliseAddress(recipient), normaliseAddress(email)];
  return theirs !== ours && theirs.slice(theirs.lastIndexOf('@')) !== ours.slice(ours.lastIndexOf('@'));
}
