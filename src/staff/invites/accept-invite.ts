import { hashPassword } from 'better-auth/crypto';
import type { Database } from '../../platform/database.ts';
import type { Language } from '../../shared/language.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import { recordChange } from '../audit/record-change.ts';
import { keepPassword, keepStaffUser, takeInvite } from './invite-store.ts';
import { hashOfToken } from './invite-token.ts';

interface Acceptance {
  token: string;
  name: string;
  /** Only listened to where the invitation names no address. */
  email: string | null;
  password: string;
  language: Language;
}

/** Uses an invitation up: its holder chooses name and password. Answers the address that she signs in with. */
export async function acceptInvite(
  { db, now }: { db: Database; now: () => Date },
  { token, name, email, password, language }: Acceptance,
): Promise<Result<string, 'gone' | 'no-address'>> {
  // Takes a tenth of a second, and the transaction locks the invitation.
  const hash = await hashPassword(password);
  try {
    return await db.transaction(async (tx) => {
      const invite = await takeInvite(tx, hashOfToken(token), now());
      if (!invite) return no('gone');
      const address = (invite.email ?? email)?.toLowerCase();
      if (!address) throw new NoAddress();
      const staffId = await keepStaffUser(tx, { email: address, roles: invite.roles, name, language });
      await keepPassword(tx, staffId, hash);
      const change = { by: { staffId, name }, kind: 'staff-joined', subjects: { staff: [staffId] } } as const;
      await recordChange({ db: tx, now }, { ...change, after: { email: address, roles: invite.roles } });
      return ok(address);
    });
  } catch (error) {
    if (error instanceof NoAddress) return no('no-address');
    throw error;
  }
}

/** Thrown to give the invitation back. */
class NoAddress extends Error {}
