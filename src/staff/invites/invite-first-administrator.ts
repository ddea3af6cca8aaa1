import { ROLES } from '../role.ts';
import { hasAdministrator } from '../staff-store.ts';
import { type InviteDeps, writeLink } from './invite-staff.ts';

/**
 * A link for whoever runs Rytmi first: she gets every role and hands them on as she likes. Null once somebody can sign
 * in as an administrator. A new link puts an end to the one before.
 */
export function inviteFirstAdministrator(deps: InviteDeps): Promise<string | null> {
  return deps.db.transaction(async (tx) => {
    if (await hasAdministrator(tx)) return null;
    return writeLink({ ...deps, db: tx }, { email: null, roles: [...ROLES] });
  });
}
