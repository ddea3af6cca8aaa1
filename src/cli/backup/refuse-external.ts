import { Mistake } from '../../shared/mistake.ts';

const HOW = {
  pg_dump: [
    'With DATABASE_URL the database is backed up with its own tools:',
    '  pg_dump --format=custom --file=rytmi.dump "$DATABASE_URL"',
    'or by your host. RYTMI_SECRET is not in it: keep it elsewhere.',
  ],
  pg_restore: [
    'With DATABASE_URL the database is restored with its own tools, into an empty one:',
    '  npx rytmi messages pause --because "restoring"      where it still runs; then stop all of Rytmi',
    '  pg_restore --no-owner --exit-on-error --dbname="$DATABASE_URL" rytmi.dump',
    '  npx rytmi messages reconcile --since 2026-11-22T03:00Z      on each machine that ran workers',
    'Sending stands still until: npx rytmi messages resume',
  ],
} as const;

/** Backups of our own are of the embedded database only. */
export function refuseExternal(databaseUrl: string | null, tool: keyof typeof HOW): void {
  if (databaseUrl !== null) throw new Mistake(HOW[tool].join('\n'));
}
