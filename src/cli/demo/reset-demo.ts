import { existsSync, lstatSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { joinEmbeddedPostgres } from '../../platform/embedded-postgres/join-embedded-postgres.ts';
import { Mistake } from '../../shared/mistake.ts';
import { readDemoRecord } from './demo-record.ts';

/** Removes everything a demo made. Throws a Mistake while it is still up, or where the folder is not a demo's. */
export async function resetDemo(home: string): Promise<void> {
  if (!existsSync(home)) return;
  if (!readDemoRecord(home)) throw new Mistake(`${home} was not made by the demo; it is left as it is.`);
  const postgres = join(home, 'postgres');
  if (existsSync(postgres)) {
    await stopServer(home, postgres);
    // Where the home is closed to Postgres, its files are elsewhere and this is a link to them.
    if (lstatSync(postgres).isSymbolicLink()) rmSync(realpathSync(postgres), { recursive: true });
  }
  rmSync(home, { recursive: true });
}

/** A demo killed hard leaves its server running; joining and leaving it stops it, unless others still use it. */
async function stopServer(home: string, postgres: string): Promise<void> {
  const server = await joinEmbeddedPostgres(home);
  await server.leave();
  if (existsSync(join(postgres, 'data', 'postmaster.pid')))
    throw new Mistake('The demo is still up in another window. End it there with Ctrl-C, then try again.');
}
