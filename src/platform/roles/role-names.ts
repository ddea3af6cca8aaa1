/** The database's roles: who changes tables, and whom the two programs are. */
export const PROGRAM_ROLES = ['migrate', 'web', 'worker'] as const;
export type ProgramRole = (typeof PROGRAM_ROLES)[number];

/** Its name in the database. */
export function roleName(prefix: string, role: ProgramRole): string {
  return `${prefix}_${role}`;
}
