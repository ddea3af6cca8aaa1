import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import type { Deps } from '../platform/deps.ts';
import { migrateQueue } from '../platform/postgres-queue.ts';
import { findRoles } from '../platform/roles/find-roles.ts';
import { PROGRAM_ROLES, type ProgramRole, roleName } from '../platform/roles/role-names.ts';
import { roleStatements } from '../platform/roles/role-statements.ts';
import { Mistake } from '../shared/mistake.ts';

interface RoleOptions {
  prefix: string;
  print?: true;
  newPasswords?: true;
}

export function registerDb(program: Command, open: () => Promise<Deps>): void {
  program
    .command('db')
    .description('the database itself')
    .command('roles')
    .description(
      'make roles of their own for migrations, web and worker, each with what it needs; safe to run again',
    )
    .option('--prefix <name>', 'begins their names', 'rytmi')
    .option('--print', 'print the statements and run none')
    .option('--new-passwords', 'also for roles that have one')
    .action(async (options: RoleOptions) => makeRoles(await open(), options));
}

async function makeRoles(deps: Deps, { prefix, print, newPasswords }: RoleOptions): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(prefix))
    throw new Mistake('--prefix takes small letters, digits and _, such as rytmi.');
  if (deps.config.databaseUrl === null && !print)
    throw new Mistake(
      'The embedded Postgres serves this machine alone, under one role. Roles of their own need a DATABASE_URL; --print shows them.',
    );
  const url = new URL(deps.databaseUrl);
  const standing = await findRoles(deps.db, prefix);
  const due = PROGRAM_ROLES.filter((role) => newPasswords || !standing.includes(roleName(prefix, role)));
  const passwords = passwordsFor(due, print === true);
  const statements = roleStatements({ prefix, database: url.pathname.slice(1), passwords });
  if (print) return console.log(`${statements.join(';\n')};`);
  // Its tables are handed over with the others, so they must stand.
  await migrateQueue(deps.databaseUrl);
  await deps.db.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(statement);
  });
  console.log(describe(url, prefix, passwords));
}

function passwordsFor(roles: readonly ProgramRole[], print: boolean): Partial<Record<ProgramRole, string>> {
  const password = () => (print ? 'CHOOSE-ONE' : randomBytes(24).toString('hex'));
  return Object.fromEntries(roles.map((role) => [role, password()]));
}

function describe(url: URL, prefix: string, passwords: Partial<Record<ProgramRole, string>>): string {
  const lines = Object.entries(passwords).map(([role, password]) => {
    const own = new URL(url);
    own.username = roleName(prefix, role as ProgramRole);
    own.password = password;
    return `  rytmi ${role.padEnd(8)} DATABASE_URL=${own}`;
  });
  if (lines.length === 0)
    return 'The roles stand, and have what they need. --new-passwords gives them others.';
  return [
    'The roles stand. Their passwords are shown this once; put each program’s own into its environment or secret file:',
    ...lines,
    'Commands of yours that change data (import, person erase, messages reconcile) go under the one of migrate.',
  ].join('\n');
}
