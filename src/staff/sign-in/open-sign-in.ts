import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins';
import type { Database } from '../../platform/database.ts';
import {
  staffAccountTable,
  staffSessionTable,
  staffUserTable,
  staffVerificationTable,
} from '../staff-table.ts';

/** The company's own sign-in, as an OpenID Connect provider tells of itself under its issuer's address. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface SignInConfig {
  /** Null: by password only. */
  oidc: OidcSettings | null;
  session: {
    /** A session nobody uses for so long ends. */
    idleHours: number;
    /** However much it is used, a session ends after that. */
    longestDays: number;
  };
}

interface SignInDeps {
  db: Database;
  secret: string;
  publicUrl: string;
  config: SignInConfig;
  onTrouble(message: string): void;
}

/** Where better-auth's own pages stand; only the one that a provider sends people back to is open. */
const AUTH_PATH = '/console/auth';
export const OIDC_PROVIDER = 'company';
export const PASSWORD_LENGTH = { shortest: 12, longest: 128 };
/** A session's end is moved on at most this often: not every page should write. */
const MOVE_ON_AFTER_S = 300;

export type SignIn = ReturnType<typeof openSignIn>;

/** better-auth on our tables. Nobody makes a user by signing in: staff are invited. */
export function openSignIn({ db, secret, publicUrl, config, onTrouble }: SignInDeps) {
  return betterAuth({
    appName: 'Rytmi',
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret,
    database: drizzleAdapter(db, { provider: 'pg', schema: TABLES, transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.shortest,
      maxPasswordLength: PASSWORD_LENGTH.longest,
    },
    session: { expiresIn: config.session.idleHours * 3_600, updateAge: MOVE_ON_AFTER_S },
    account: { accountLinking: { enabled: true, trustedProviders: [] } },
    databaseHooks: { account: { create: { before: forgetTokens }, update: { before: forgetTokens } } },
    plugins: config.oidc ? [oidcPlugin(config.oidc)] : [],
    onAPIError: { errorURL: `${publicUrl}/console/sign-in` },
    advanced: {
      cookiePrefix: 'rytmi',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: 'uuid' },
    },
    telemetry: { enabled: false },
    // Below the first line of a failed query stand its values.
    logger: { level: 'error', log: (_level, message) => onTrouble(message.split('\n', 1)[0] ?? '') },
  });
}

const TABLES = {
  user: staffUserTable,
  session: staffSessionTable,
  account: staffAccountTable,
  verification: staffVerificationTable,
};

function oidcPlugin({ issuer, clientId, clientSecret }: OidcSettings) {
  return genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        disableSignUp: true,
      },
    ],
  });
}

/** Nothing is ever asked of the provider later, so its tokens would only lie around. */
async function forgetTokens<Account extends object>(account: Account) {
  const none = { accessToken: null, refreshToken: null, idToken: null };
  return { data: { ...account, ...none } };
}
