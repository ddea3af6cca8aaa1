import type { Database, Queryable } from '../platform/database.ts';
import { no, ok, type Result } from '../shared/result.ts';
import type { Actor } from './audit/change.ts';
import { recordChange } from './audit/record-change.ts';
import { dropInvites, saveInvitedRoles } from './invites/invite-store.ts';
import type { Role } from './role.ts';
import { closeStaffUser, endSessions, findStaffUser, hasAdministrator, saveRoles } from './staff-store.ts';
import type { StaffUser } from './staff-user.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

interface Wanted {
  staffId: string;
  by: Actor;
  change: { do: 'set-roles'; roles: Role[] } | { do: 'remove' } | { do: 'sign-out' };
}

/**
 * What an administrator does to a staff user, with its entry in the audit log. `last-administrator`: nobody would be
 * left who can let others in.
 */
export function changeStaff(
  { db, now }: Deps,
  { staffId, by, change }: Wanted,
): Promise<Result<StaffUser, 'unknown' | 'no-role' | 'last-administrator'>> {
  return db.transaction(async (tx) => {
    const user = await findStaffUser(tx, staffId);
    if (!user) return no('unknown');
    if (change.do === 'set-roles' && change.roles.length === 0) return no('no-role');
    const staysAdministrator =
      change.do === 'sign-out' || (change.do === 'set-roles' && change.roles.includes('administrator'));
    const isOne = user.roles.includes('administrator');
    if (isOne && !staysAdministrator && !(await hasAdministrator(tx, staffId)))
      return no('last-administrator');
    const told = await carryOut(tx, user, change);
    await recordChange({ db: tx, now }, { by, subjects: { staff: [staffId] }, ...told });
    return ok(user);
  });
}

async function carryOut(db: Queryable, user: StaffUser, change: Wanted['change']) {
  if (change.do === 'set-roles') {
    await saveRoles(db, user.id, change.roles);
    // Else the link would bring back the old ones.
    await saveInvitedRoles(db, user.email, change.roles);
    const { email } = user;
    return {
      kind: 'staff-roles-changed' as const,
      before: { email, roles: user.roles },
      after: { email, roles: change.roles },
    };
  }
  if (change.do === 'remove') {
    await closeStaffUser(db, user.id);
    await dropInvites(db, user.email);
    return { kind: 'staff-removed' as const, before: { email: user.email, roles: user.roles } };
  }
  const sessions = await endSessions(db, user.id);
  return { kind: 'staff-signed-out' as const, after: { sessions } };
}
