import { and, asc, count, eq, exists, gt, ne, sql } from 'drizzle-orm';
import type { Queryable } from '../platform/database.ts';
import type { Role } from './role.ts';
import { staffAccountTable, staffSessionTable, staffUserTable } from './staff-table.ts';
import type { StaffUser } from './staff-user.ts';

const COLUMNS = {
  id: staffUserTable.id,
  name: staffUserTable.name,
  email: staffUserTable.email,
  roles: staffUserTable.roles,
  language: staffUserTable.language,
  theme: staffUserTable.theme,
};

const ofUser = (id: string) => and(eq(staffUserTable.id, id), eq(staffUserTable.active, true));
const hasRole = (role: Role) => sql`${role} = any(${staffUserTable.roles})`;
const hasAccount = (db: Queryable) =>
  exists(db.select().from(staffAccountTable).where(eq(staffAccountTable.userId, staffUserTable.id)));

export async function findStaffUser(db: Queryable, id: string): Promise<StaffUser | undefined> {
  const [user] = await db.select(COLUMNS).from(staffUserTable).where(ofUser(id));
  return user;
}

export async function findStaffByEmail(db: Queryable, email: string): Promise<StaffUser | undefined> {
  const atAddress = and(eq(staffUserTable.email, email.toLowerCase()), eq(staffUserTable.active, true));
  const [user] = await db.select(COLUMNS).from(staffUserTable).where(atAddress);
  return user;
}

/** Everybody who may sign in, by name; `joined` once she has chosen a way to, `sessions` as many as are open at `now`. */
export function listStaff(
  db: Queryable,
  now: Date,
): Promise<(StaffUser & { joined: boolean; sessions: number })[]> {
  const open = db
    .select({ count: count() })
    .from(staffSessionTable)
    .where(and(eq(staffSessionTable.userId, staffUserTable.id), gt(staffSessionTable.expiresAt, now)));
  return db
    .select({
      ...COLUMNS,
      joined: sql<boolean>`${hasAccount(db)}`,
      sessions: sql<number>`(${open})`.mapWith(Number),
    })
    .from(staffUserTable)
    .where(eq(staffUserTable.active, true))
    .orderBy(asc(staffUserTable.name), asc(staffUserTable.email));
}

/** Whether somebody can sign in as an administrator, `besides` one where given. Locks them: of two who leave at once one must stay. */
export async function hasAdministrator(db: Queryable, besides: string | null = null): Promise<boolean> {
  const rows = await db
    .select({ id: staffUserTable.id })
    .from(staffUserTable)
    .where(and(eq(staffUserTable.active, true), hasRole('administrator'), hasAccount(db)))
    .orderBy(staffUserTable.id)
    .for('update');
  return rows.some(({ id }) => id !== besides);
}

export async function saveRoles(db: Queryable, id: string, roles: Role[]): Promise<void> {
  await db.update(staffUserTable).set({ roles, updatedAt: new Date() }).where(ofUser(id));
}

export async function saveLook(
  db: Queryable,
  id: string,
  look: Partial<Pick<StaffUser, 'language' | 'theme'>>,
): Promise<void> {
  await db.update(staffUserTable).set(look).where(ofUser(id));
}

/** She can no longer sign in by any way, and is signed out. */
export async function closeStaffUser(db: Queryable, id: string): Promise<void> {
  await db.update(staffUserTable).set({ active: false, roles: [] }).where(eq(staffUserTable.id, id));
  await db.delete(staffAccountTable).where(eq(staffAccountTable.userId, id));
  await endSessions(db, id);
}

/** Ends every session of a user, but that of `keepToken`. Answers how many. */
export async function endSessions(db: Queryable, userId: string, keepToken?: string): Promise<number> {
  const others = keepToken === undefined ? undefined : ne(staffSessionTable.token, keepToken);
  const ended = await db.delete(staffSessionTable).where(and(eq(staffSessionTable.userId, userId), others));
  return ended.rowCount ?? 0;
}

export async function endSession(db: Queryable, token: string): Promise<void> {
  await db.delete(staffSessionTable).where(eq(staffSessionTable.token, token));
}
