import type { Database, Queryable } from '../../platform/database.ts';
import type { Language } from '../../shared/language.ts';
import type { Actor } from '../audit/change.ts';
import { recordChange } from '../audit/record-change.ts';
import type { Role } from '../role.ts';
import { findStaffByEmail } from '../staff-store.ts';
import { addInvite, dropInvites, keepStaffUser } from './invite-store.ts';
import { hashOfToken, newToken } from './invite-token.ts';

/** Long enough for a weekend, short enough for a mail that lies around. */
export const INVITE_HOLDS_HOURS = 72;

export interface InviteDeps {
  db: Database;
  now: () => Date;
  /** Where staff reach the console; without a slash at its end. */
  publicUrl: string;
}

interface Invitation {
  email: string;
  /** At least one. Whoever may sign in already keeps hers, and her language: those are changed by name, never by a link. */
  roles: Role[];
  language: Language;
  by: Actor;
}

/**
 * Lets somebody in, or somebody known choose a new password. Answers a link that works once, for INVITE_HOLDS_HOURS;
 * earlier links to the address lead nowhere from now on.
 */
export function inviteStaff(deps: InviteDeps, { email, roles, language, by }: Invitation): Promise<string> {
  const address = email.toLowerCase();
  return deps.db.transaction(async (tx) => {
    const known = await findStaffByEmail(tx, address);
    const staffId = known?.id ?? (await keepStaffUser(tx, { email: address, roles, language }));
    const invite = { email: address, roles: known?.roles ?? roles };
    const before = known && { email: address, roles: known.roles };
    const change = { by, kind: 'staff-invited', subjects: { staff: [staffId] }, before } as const;
    await recordChange({ db: tx, now: deps.now }, { ...change, after: invite });
    return writeLink({ ...deps, db: tx }, invite);
  });
}

/** Makes a link, in place of all earlier ones to the same address. */
export async function writeLink(
  { db, now, publicUrl }: { db: Queryable; now: () => Date; publicUrl: string },
  invite: { email: string | null; roles: Role[] },
): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now().getTime() + INVITE_HOLDS_HOURS * 3_600_000);
  await dropInvites(db, invite.email);
  await addInvite(db, { ...invite, tokenHash: hashOfToken(token), expiresAt });
  return `${publicUrl}/console/welcome/${token}`;
}
