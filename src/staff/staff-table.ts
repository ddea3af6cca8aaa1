import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { LANGUAGES } from '../shared/language.ts';
import { ROLES } from './role.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });
const made = { createdAt: moment('created_at').notNull().defaultNow() };
const kept = { ...made, updatedAt: moment('updated_at').notNull().defaultNow() };

export const THEMES = ['system', 'light', 'dark'] as const;

/** People of the supplier who may sign in. better-auth keeps it, but for what stands below `roles`. */
export const staffUserTable = pgTable(
  'staff_user',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    /** In small letters. */
    email: text().notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text(),
    ...kept,
    roles: text({ enum: ROLES }).array().notNull().default(sql`'{}'`),
    language: text({ enum: LANGUAGES }).notNull().default('en'),
    theme: text({ enum: THEMES }).notNull().default('system'),
    /** False: was removed. The row stays, since entries of the audit log point at it. */
    active: boolean().notNull().default(true),
  },
  (t) => [uniqueIndex('staff_user_by_email').on(t.email)],
);

const ofUser = {
  userId: uuid('user_id')
    .notNull()
    .references(() => staffUserTable.id),
};

/** better-auth's: one row a browser that is signed in. */
export const staffSessionTable = pgTable(
  'staff_session',
  {
    id: uuid().primaryKey().defaultRandom(),
    token: text().notNull().unique(),
    ...ofUser,
    /** Moves on with use; see open-sign-in.ts. */
    expiresAt: moment('expires_at').notNull(),
    ...kept,
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
  },
  (t) => [index('staff_session_by_user').on(t.userId)],
);

/** better-auth's: one row a way to sign in, a password or the company's own sign-in. */
export const staffAccountTable = pgTable(
  'staff_account',
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    ...ofUser,
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    /** scrypt, with its salt. */
    password: text(),
    ...kept,
  },
  (t) => [
    uniqueIndex('staff_account_by_provider').on(t.providerId, t.accountId),
    index('staff_account_by_user').on(t.userId),
  ],
);

/** better-auth's: what waits for somebody to come back from the company's own sign-in. */
export const staffVerificationTable = pgTable(
  'staff_verification',
  {
    id: uuid().primaryKey().defaultRandom(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
    ...kept,
  },
  (t) => [index('staff_verification_by_identifier').on(t.identifier)],
);

/** Links that let somebody in once, to choose a password. */
export const staffInviteTable = pgTable('staff_invite', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  /** SHA-256 of the token in the link: who reads the database cannot use it. */
  tokenHash: text('token_hash').notNull().unique(),
  /** Null: whoever opens the link says it, as the first administrator does. */
  email: text(),
  roles: text({ enum: ROLES }).array().notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
  ...made,
});

/** Wrong guesses at a password, by a keyed hash of the address typed or of where it came from. */
export const signInGuessTable = pgTable('sign_in_guess', {
  key: text().primaryKey(),
  wrong: integer().notNull(),
  /** After that the count begins anew. */
  until: moment('until').notNull(),
});
