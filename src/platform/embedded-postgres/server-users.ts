import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../is-alive.ts';
import type { Cluster } from './cluster.ts';

const PAUSE_MS = 50;

/**
 * Enters this program among the server's users; answers how to leave again. Whoever stops the server first says so and
 * then looks for users; whoever comes first enters and then looks for a stopper: so one always sees the other.
 */
export async function enterAsUser(
  cluster: Cluster,
): Promise<{ leave: (stop: () => Promise<void>) => Promise<void> }> {
  const own = join(cluster.folder, 'users', `${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(own, '');
  while (isBeingStopped(cluster)) await pause(PAUSE_MS);
  return {
    leave: async (stop) => {
      rmSync(own, { force: true });
      await stopIfLast(cluster, stop);
    },
  };
}

/** Whether a program uses the server of the cluster in `folder`, or one that was killed left it running. */
export function isRunning(folder: string): boolean {
  const users = readdirSync(join(folder, 'users')).map((name) => Number(name.split('-')[0]));
  const left = join(folder, 'data', 'postmaster.pid');
  const server = existsSync(left) ? [Number(readFileSync(left, 'utf8').split('\n')[0])] : [];
  return [...users, ...server].some(isAlive);
}

async function stopIfLast(cluster: Cluster, stop: () => Promise<void>): Promise<void> {
  while (!claimStop(cluster)) await pause(PAUSE_MS);
  try {
    if (!hasUsers(cluster)) await stop();
  } finally {
    rmSync(stopFile(cluster), { force: true });
  }
}

function stopFile(cluster: Cluster): string {
  return join(cluster.folder, 'stopping');
}

function claimStop(cluster: Cluster): boolean {
  const claim = join(cluster.folder, `stopping-${process.pid}`);
  try {
    writeFileSync(claim, String(process.pid));
    // A link appears with its content or not at all.
    linkSync(claim, stopFile(cluster));
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // On a full disk nobody can claim: better stopped twice than never.
    if (code === 'ENOSPC' || code === 'EDQUOT') return true;
    if (code !== 'EEXIST') throw error;
    if (!isBeingStopped(cluster)) rmSync(stopFile(cluster), { force: true });
    return false;
  } finally {
    rmSync(claim, { force: true });
  }
}

/** A stopper that was killed on the way does not count. */
function isBeingStopped(cluster: Cluster): boolean {
  try {
    return isAlive(Number(readFileSync(stopFile(cluster), 'utf8')));
  } catch {
    return false;
  }
}

/** Programs that were killed left their entry behind; it is cleared away here. */
function hasUsers(cluster: Cluster): boolean {
  const folder = join(cluster.folder, 'users');
  let living = 0;
  for (const name of readdirSync(folder)) {
    if (isAlive(Number(name.split('-')[0]))) living += 1;
    else rmSync(join(folder, name), { force: true });
  }
  return living > 0;
}
