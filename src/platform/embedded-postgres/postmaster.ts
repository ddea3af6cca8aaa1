import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { isAlive } from '../is-alive.ts';
import type { Cluster } from './cluster.ts';

export type PostmasterState = { is: 'ready'; port: number } | { is: 'starting' } | { is: 'stopped' };

/** How the cluster's server stands, asked of the server itself: the files alone may be left over from a kill -9. */
export async function postmasterState(cluster: Cluster): Promise<PostmasterState> {
  const left = readPostmasterFile(cluster);
  // Of a folder copied while its server ran: asking at that port would answer with the other's data.
  if (!left || left.data !== cluster.data) return { is: 'stopped' };
  const code = await connectionFault(urlOf(cluster, left.port, 'postgres'));
  if (code === null) return { is: 'ready', port: left.port };
  // 57P03: starting up, or shutting down; either way soon something else.
  if (code === '57P03') return { is: 'starting' };
  return isPostgres(left.pid) ? { is: 'starting' } : { is: 'stopped' };
}

/**
 * After a kill -9 and a restart of the machine another program may bear the number in the left-over file, and Postgres
 * would take it for a running server for ever. So it would that of a folder copied from under a running one.
 */
export function removeStalePostmasterFile(cluster: Cluster): void {
  const left = readPostmasterFile(cluster);
  if (!left) return;
  const another = isAlive(left.pid) && !isPostgres(left.pid);
  if (another || left.data !== cluster.data) rmSync(join(cluster.data, 'postmaster.pid'));
}

export function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://rytmi:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** Line 1 is the process, line 2 the folder, line 4 the port. */
function readPostmasterFile(cluster: Cluster): { pid: number; data: string; port: number } | null {
  const file = join(cluster.data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const port = Number(lines[3]);
  // Postgres writes it with slashes everywhere.
  const data = resolve(lines[1] ?? '');
  return { pid: Number(lines[0]), data, port: Number.isInteger(port) && port > 0 ? port : 0 };
}

async function connectionFault(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A connection cut at this moment is an answer too; without a listener it would end the program.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='])
      .toString()
      .includes('postgres');
  } catch {
    // It ended while we looked.
    return false;
  }
}
