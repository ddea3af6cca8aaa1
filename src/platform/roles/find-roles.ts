import type { Database } from '../database.ts';
import { PROGRAM_ROLES, roleName } from './role-names.ts';

/** Names of ours that the server knows. */
export async function findRoles(db: Database, prefix: string): Promise<string[]> {
  const names = PROGRAM_ROLES.map((role) => roleName(prefix, role));
  const { rows } = await db.$client.query<{ name: string }>(
    'select rolname as name from pg_roles where rolname = any($1)',
    [names],
  );
  return rows.map(({ name }) => name);
}
