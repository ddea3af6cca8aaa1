import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable } from '../../platform/database.ts';
import type { Language } from '../../shared/language.ts';
import type { Role } from '../role.ts';
import { staffAccountTable, staffInviteTable, staffSessionTable, staffUserTable } from '../staff-table.ts';

export interface Invite {
  /** Null: whoever opens the link says it. */
  email: string | null;
  roles: Role[];
}

export async function addInvite(
  db: Queryable,
  invite: Invite & { tokenHash: string; expiresAt: Date },
): Promise<void> {
  await db.insert(staffInviteTable).values(invite);
}

/** Earlier links to the same address, used or not, lead nowhere from now on. */
export async function dropInvites(db: Queryable, email: string | null): Promise<void> {
  const toAddress = email === null ? isNull(staffInviteTable.email) : eq(staffInviteTable.email, email);
  await db.delete(staffInviteTable).where(toAddress);
}

/** What somebody who has not come in yet will be once she uses her link. */
export async function saveInvitedRoles(db: Queryable, email: string, roles: Role[]): Promise<void> {
  await db
    .update(staffInviteTable)
    .set({ roles })
    .where(and(eq(staffInviteTable.email, email), isNull(staffInviteTable.usedAt)));
}

const isOpen = (tokenHash: string, at: Date) =>
  and(
    eq(staffInviteTable.tokenHash, tokenHash),
    isNull(staffInviteTable.usedAt),
    gt(staffInviteTable.expiresAt, at),
  );
const INVITE = { email: staffInviteTable.email, roles: staffInviteTable.roles };

export async function findInvite(db: Queryable, tokenHash: string, at: Date): Promise<Invite | undefined> {
  const [invite] = await db.select(INVITE).from(staffInviteTable).where(isOpen(tokenHash, at));
  return invite;
}

/** Uses an invitation up; of two who come with the same link one gets it. */
export async function takeInvite(db: Queryable, tokenHash: string, at: Date): Promise<Invite | undefined> {
  const [invite] = await db
    .update(staffInviteTable)
    .set({ usedAt: at })
    .where(isOpen(tokenHash, at))
    .returning(INVITE);
  return invite;
}

/** Makes the user, or changes the one of that address, a removed one too. The address counts as hers: somebody vouched. */
export async function keepStaffUser(
  db: Queryable,
  user: { email: string; roles: Role[]; name?: string; language?: Language },
): Promise<string> {
  const values = { ...user, active: true, emailVerified: true };
  const [kept] = await db
    .insert(staffUserTable)
    .values({ name: user.email, ...values })
    .onConflictDoUpdate({ target: staffUserTable.email, set: values })
    .returning({ id: staffUserTable.id });
  return (kept as { id: string }).id;
}

/** Replaces the password, and signs out whoever came in with the old one. */
export async function keepPassword(db: Queryable, userId: string, password: string): Promise<void> {
  const own = { accountId: userId, providerId: 'credential', userId };
  await db
    .insert(staffAccountTable)
    .values({ ...own, password })
    .onConflictDoUpdate({
      target: [staffAccountTable.providerId, staffAccountTable.accountId],
      set: { password, updatedAt: new Date() },
    });
  await db.delete(staffSessionTable).where(eq(staffSessionTable.userId, userId));
}
