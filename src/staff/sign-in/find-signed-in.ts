import type { Queryable } from '../../platform/database.ts';
import { endSession, findStaffUser } from '../staff-store.ts';
import type { StaffUser } from '../staff-user.ts';
import type { SignIn, SignInConfig } from './open-sign-in.ts';

export interface SignedIn {
  user: StaffUser;
  /** Of the session; never shown. */
  token: string;
  /** To set, where the session's end moved on. */
  cookies: string[];
}

interface Deps {
  db: Queryable;
  now: () => Date;
  signIn: SignIn;
  config: SignInConfig;
}

const DAY_MS = 86_400_000;

/**
 * Who sends a request, by its cookie; null where the session is unknown, has ended, or its user was removed. The session's
 * end moves on unless it `isUsed` by a page alone, with nobody in front of it.
 */
export async function findSignedIn(
  { db, now, signIn, config }: Deps,
  cookie: string | undefined,
  { isUsed = true } = {},
): Promise<SignedIn | null> {
  if (!cookie) return null;
  const { headers, response } = await signIn.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: !isUsed },
    returnHeaders: true,
  });
  if (!response) return null;
  const { token, createdAt, userId } = response.session;
  const user = await findStaffUser(db, userId);
  const isTooOld = now().getTime() - createdAt.getTime() > config.session.longestDays * DAY_MS;
  if (!user || isTooOld) {
    await endSession(db, token);
    return null;
  }
  return { user, token, cookies: headers.getSetCookie() };
}
