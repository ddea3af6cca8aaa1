import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { Mistake } from '../../shared/mistake.ts';

/** The user Postgres runs as. Null: the one who runs us. */
export type RunAs = { uid: number; gid: number } | null;

/**
 * Postgres refuses to run as root, and its files must belong to whom it runs as. As root that is the owner of the
 * files if there are any, else the user `postgres` (made if it can be), else `nobody`.
 */
export function findRunAs(clusterFolder: string): RunAs {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(clusterFolder)) {
    const { uid, gid } = statSync(clusterFolder);
    if (uid !== 0) return { uid, gid };
  }
  const found = lookUp('postgres') ?? createUser() ?? lookUp('nobody');
  if (found) return found;
  throw new Mistake(
    'Postgres refuses to run as root and no other user could be made. Start Rytmi as an ordinary user, or set DATABASE_URL.',
  );
}

function createUser(): RunAs {
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  return lookUp('postgres');
}

function lookUp(name: string): RunAs {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, name]).stdout?.toString() || 'x'),
  );
  return uid && gid ? { uid, gid } : null;
}

/** Whether that user may read (`-r`) or enter (`-x`) a path: asked of the system itself, since every folder above counts. */
export function mayUse(runAs: RunAs, flag: '-r' | '-x', path: string): boolean {
  if (runAs === null) return true;
  return spawnSync('test', [flag, path], { ...runAs, cwd: '/' }).status === 0;
}
