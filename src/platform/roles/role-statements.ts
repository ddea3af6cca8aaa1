import { PROGRAM_ROLES, type ProgramRole, roleName } from './role-names.ts';

export interface RolePlan {
  /** Begins each role's name. */
  prefix: string;
  database: string;
  /** For roles that are new, or get a new password; the others keep theirs. */
  passwords: Readonly<Partial<Record<ProgramRole, string>>>;
}

/** Ours, the queue's, and the list of migrations. */
const SCHEMAS = ['public', 'queue', 'drizzle'];
/** Written once, by anybody; changed by nobody who serves pages or runs jobs. */
const INSERT_ONLY = ['audit_entry'];
/** Who signs in, and with what: not the worker's business. It may know whom to write to, and no more. */
const SIGN_IN_TABLES = [
  'staff_session',
  'staff_account',
  'staff_verification',
  'staff_invite',
  'sign_in_guess',
];

/** Of these it forgets what is over, and for that it sees when each ends and nothing else of it. */
const ENDS_OF_SIGN_IN: Readonly<Record<string, string>> = {
  staff_session: 'expires_at',
  staff_verification: 'expires_at',
  staff_invite: 'expires_at, used_at',
  sign_in_guess: 'until',
};

/** Statements that make the roles and grant them what they need, and take away what they do not. Safe to run again. */
export function roleStatements({ prefix, database, passwords }: RolePlan): string[] {
  const [migrate, web, worker] = PROGRAM_ROLES.map((role) => roleName(prefix, role)) as [
    string,
    string,
    string,
  ];
  const programs = `"${web}", "${worker}"`;
  return [
    ...PROGRAM_ROLES.map((role) => makeRole(roleName(prefix, role), passwords[role])),
    // Whoever hands tables over must be a member of who gets them.
    `GRANT "${migrate}", ${programs} TO CURRENT_USER`,
    `REVOKE CREATE ON SCHEMA public FROM PUBLIC`,
    `GRANT CONNECT, TEMPORARY ON DATABASE "${database}" TO "${migrate}", ${programs}`,
    `GRANT CREATE ON DATABASE "${database}" TO "${migrate}"`,
    ...SCHEMAS.flatMap((schema) => [
      `CREATE SCHEMA IF NOT EXISTS "${schema}"`,
      `ALTER SCHEMA "${schema}" OWNER TO "${migrate}"`,
      handOver(schema, migrate),
      `GRANT USAGE ON SCHEMA "${schema}" TO ${programs}`,
    ]),
    ...['public', 'queue'].flatMap((schema) => grantRows(schema, migrate, programs)),
    `GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO ${programs}`,
    `GRANT CREATE ON SCHEMA queue TO ${programs}`,
    shareSequences(web, worker),
    shareSequences(worker, web),
    maintain(programs),
    ...INSERT_ONLY.map((table) => `REVOKE UPDATE, DELETE, TRUNCATE ON "${table}" FROM ${programs}`),
    ...SIGN_IN_TABLES.map((table) => `REVOKE ALL ON "${table}" FROM "${worker}"`),
    ...Object.entries(ENDS_OF_SIGN_IN).map(
      ([table, columns]) => `GRANT SELECT (${columns}), DELETE ON "${table}" TO "${worker}"`,
    ),
  ];
}

function makeRole(name: string, password: string | undefined): string {
  const login = password === undefined ? 'LOGIN' : `LOGIN PASSWORD '${password}'`;
  return `DO $$ BEGIN CREATE ROLE "${name}"; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
ALTER ROLE "${name}" ${login}`;
}

/** Tables with their own sequences and indexes, functions and types: all that a migration may have to change. */
function handOver(schema: string, owner: string): string {
  return `DO $$ DECLARE what record; BEGIN
  FOR what IN SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace = '${schema}'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO "${owner}"', what.name);
  END LOOP;
  FOR what IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = '${schema}'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
    EXECUTE format('ALTER ROUTINE %s OWNER TO "${owner}"', what.name);
  END LOOP;
  FOR what IN SELECT t.oid::regtype AS name FROM pg_type t
    WHERE t.typnamespace = '${schema}'::regnamespace AND t.typtype IN ('e', 'd') LOOP
    EXECUTE format('ALTER TYPE %s OWNER TO "${owner}"', what.name);
  END LOOP;
END $$`;
}

/** Those that stand, and those that later migrations make. */
function grantRows(schema: string, owner: string, programs: string): string[] {
  const later = `ALTER DEFAULT PRIVILEGES FOR ROLE "${owner}" IN SCHEMA "${schema}" GRANT`;
  const rows = 'SELECT, INSERT, UPDATE, DELETE ON';
  return [
    `GRANT ${rows} ALL TABLES IN SCHEMA "${schema}" TO ${programs}`,
    `GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA "${schema}" TO ${programs}`,
    `${later} ${rows} TABLES TO ${programs}`,
    `${later} USAGE, SELECT, UPDATE ON SEQUENCES TO ${programs}`,
  ];
}

/** The queue makes a counter for itself at its first bell, whoever rings it. Nothing else is ever made there. */
function shareSequences(maker: string, other: string): string {
  return `ALTER DEFAULT PRIVILEGES FOR ROLE "${maker}" IN SCHEMA queue GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO "${other}"`;
}

/** Vacuum and analyze after a large import; servers before 17 know no such right, and autovacuum comes a little later. */
function maintain(programs: string): string {
  return `DO $$ BEGIN IF current_setting('server_version_num')::int >= 170000 THEN
  EXECUTE 'GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO ${programs}';
END IF; END $$`;
}
