import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../src/platform/free-port.ts';
import { inviteStaff } from '../../../src/staff/invites/invite-staff.ts';
import { ROLES } from '../../../src/staff/role.ts';
import { startRytmi } from '../../support/run-rytmi.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { BenchDatabase } from './bench-database.ts';
import { BENCH_SECRET } from './play-nights.ts';

/** The web program as it runs in real use, with somebody of all roles signed in. */
export interface ServedWeb {
  address: string;
  /** The built-in inbox's address. */
  smtpUrl: string;
  /** Headers of whoever is signed in, on a form of the console's own. */
  staff: Readonly<Record<string, string>>;
  incomingSecret: string;
  pid: number | undefined;
  close(): Promise<void>;
}

const UP_WITHIN_MS = 60_000;

export async function serveWeb({ db, url }: BenchDatabase): Promise<ServedWeb> {
  const home = await mkdtemp(join(tmpdir(), 'rytmi-pages-'));
  await chmod(home, 0o711);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const program = startRytmi(['web'], {
    ...{ DATABASE_URL: url, RYTMI_DIR: home, PORT: String(port), PUBLIC_URL: address },
    ...{ RYTMI_SECRET: BENCH_SECRET, INCOMING_SECRET: BENCH_SECRET },
  });
  program.stderr?.pipe(process.stderr);
  program.stdout?.pipe(process.stderr);
  const isUp = () =>
    fetch(`${address}/readyz`).then(
      ({ ok }) => ok || program.exitCode !== null,
      () => program.exitCode !== null,
    );
  await waitUntil('the web program is up', isUp, UP_WITHIN_MS);
  if (program.exitCode !== null) throw new Error('The web program has ended; it has said why above.');
  return {
    address,
    smtpUrl: `smtp://127.0.0.1:${(await readFile(join(home, 'inbox-port'), 'utf8')).trim()}`,
    staff: { cookie: await signIn(db, address), 'sec-fetch-site': 'same-origin' },
    incomingSecret: BENCH_SECRET,
    pid: program.pid,
    async close() {
      program.kill('SIGTERM');
      if (program.exitCode === null) await once(program, 'exit');
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Takes an invitation with every role as a browser would. Answers the cookie. */
async function signIn(db: BenchDatabase['db'], address: string): Promise<string> {
  const link = await inviteStaff(
    { db, now: () => new Date(), publicUrl: address },
    {
      email: 'bench@example.com',
      roles: [...ROLES],
      language: 'en',
      by: { staffId: null, name: 'bench' },
    },
  );
  const answer = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ name: 'Bench', language: 'en', password: BENCH_SECRET }),
  });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (cookies.length === 0) throw new Error(`Signing in was answered with ${answer.status}`);
  return cookies.join('; ');
}
