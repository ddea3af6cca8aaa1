import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Mistake } from '../../shared/mistake.ts';
import { freeDisk } from '../free-disk.ts';
import { listenPort } from '../kept-port.ts';
import type { Cluster } from './cluster.ts';
import { binary } from './postgres-binaries.ts';
import { postmasterState, removeStalePostmasterFile } from './postmaster.ts';
import { runBinary } from './run-binary.ts';

/** Fit for a small office machine with 2 cores and 4 GB beside other work; everything durable is left at its safe default. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // The default socket folder is not writable everywhere, and then the server would not start.
  unix_socket_directories: '',
  // Two years of a few thousand customers' lines fit into it.
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '32MB',
  // Indexes of a first load are built in memory.
  maintenance_work_mem: '256MB',
  // A first load would otherwise checkpoint every few seconds.
  max_wal_size: '2GB',
  // Parallel scans talk through /dev/shm, which containers limit to 64 MB.
  max_parallel_workers_per_gather: '0',
  // Compiling queries costs more than these short ones take.
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const PAUSE_MS = 100;
/** Two pieces of its log: one is written as it starts, one as it recovers. */
const LEAST_FREE_BYTES = 32_000_000;
/** Left-over server processes may hold the shared memory for a few seconds after a kill -9; a real fault stays. */
const TRIES = 15;
const LONGEST_LOG_BYTES = 10_000_000;

/** Starts the cluster's server unless it runs. Safe to call from several programs at once. Answers its port. */
export async function startPostmaster(
  cluster: Cluster,
  settings: Readonly<Record<string, string>> = {},
): Promise<number> {
  let said = '';
  for (let tries = 0; tries < TRIES; ) {
    await refuseFullDisk(cluster);
    const state = await postmasterState(cluster);
    if (state.is === 'ready') return state.port;
    if (state.is === 'stopped') {
      said = await tryToStart(cluster, { ...SETTINGS, ...settings });
      tries += 1;
    }
    await pause(PAUSE_MS * Math.min(tries, 10));
  }
  const last = lastLines(logFile(cluster));
  if (/No space left on device|Disk quota exceeded/.test(last)) throw diskIsFull(cluster);
  throw new Error(`The embedded Postgres does not start. ${said}\n${last}`);
}

/** Known before it is tried: a server that cannot write ends itself, again and again. */
async function refuseFullDisk(cluster: Cluster): Promise<void> {
  const { free } = await freeDisk(cluster.data);
  if (free < LEAST_FREE_BYTES && (await postmasterState(cluster)).is !== 'ready') throw diskIsFull(cluster);
}

function diskIsFull({ folder }: Cluster): Mistake {
  return new Mistake(
    `The disk that holds ${folder} is full, so the database cannot start. Nothing that was saved is lost. Make room for ${LEAST_FREE_BYTES / 1_000_000} MB at least, and start again.`,
  );
}

async function tryToStart(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<string> {
  removeStalePostmasterFile(cluster);
  const log = logFile(cluster);
  if (existsSync(log) && statSync(log).size > LONGEST_LOG_BYTES) rmSync(log);
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  // The same port as last time where it is free, so that programs which lost the server find it again.
  const port = await listenPort(join(cluster.folder, 'port'));
  const { said } = await runBinary(
    binary(cluster.native, 'pg_ctl'),
    // pg_ctl, because it sets the server loose from us: it survives our end, and a Ctrl-C on our terminal.
    ['start', '-w', '-t', '300', '-D', cluster.data, '-l', log, '-o', `-p ${port} ${flags.join(' ')}`],
    { runAs: cluster.runAs, folder: cluster.folder },
  );
  return said.trim();
}

function logFile(cluster: Cluster): string {
  return join(cluster.folder, 'log');
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-15).join('\n') : '';
}
