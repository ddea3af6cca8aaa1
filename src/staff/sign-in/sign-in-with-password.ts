import { createHmac } from 'node:crypto';
import { isAPIError } from 'better-auth/api';
import type { Queryable } from '../../platform/database.ts';
import { no, ok, type Result } from '../../shared/result.ts';
import { countGuess, forgiveGuess } from './guess-store.ts';
import type { SignIn } from './open-sign-in.ts';

/** Wrong guesses within GUESSES_COUNT_MS: for one account whoever makes them, and from one address whatever they are for. */
export const MOST_GUESSES = { account: 10, address: 50 };
const GUESSES_COUNT_MS = 15 * 60_000;

interface Deps {
  db: Queryable;
  now: () => Date;
  signIn: SignIn;
  /** Keys the hashes under which guesses are counted. */
  secret: string;
}

interface Guess {
  email: string;
  password: string;
  /** Where it came from: an IP address. */
  address: string;
  userAgent: string;
}

/**
 * Signs in, or says no. Answers the cookies to set. An unknown address and a wrong password are answered alike and in
 * the same time; after too many guesses nothing is looked at any more.
 */
export async function signInWithPassword(
  { db, now, signIn, secret }: Deps,
  { email, password, address, userAgent }: Guess,
): Promise<Result<string[], 'wrong' | 'too-many'>> {
  const hash = (text: string) => createHmac('sha256', secret).update(`sign-in ${text}`).digest('hex');
  const keys = {
    account: hash(`account ${email.trim().toLowerCase()}`),
    address: hash(`address ${address}`),
  };
  const at = now();
  const until = new Date(at.getTime() + GUESSES_COUNT_MS);
  const counts = await countGuess(db, Object.values(keys), { now: at, until });
  const isTooMany = (what: 'account' | 'address') => (counts.get(keys[what]) ?? 0) > MOST_GUESSES[what];
  if (isTooMany('account') || isTooMany('address')) return no('too-many');
  const cookies = await tryPassword(signIn, { email, password, userAgent });
  if (!cookies) return no('wrong');
  await forgiveGuess(db, { ...keys, now: at });
  return ok(cookies);
}

async function tryPassword(
  signIn: SignIn,
  { email, password, userAgent }: Pick<Guess, 'email' | 'password' | 'userAgent'>,
): Promise<string[] | null> {
  try {
    const { headers } = await signIn.api.signInEmail({
      body: { email: email.trim(), password },
      headers: new Headers({ 'user-agent': userAgent }),
      returnHeaders: true,
    });
    return headers.getSetCookie();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}
