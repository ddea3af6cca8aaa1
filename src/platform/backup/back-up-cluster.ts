import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Cluster } from '../embedded-postgres/cluster.ts';
import { BACKUP_FORMAT } from './manifest.ts';
import { countDone } from './migrations-done.ts';
import { type ArchiveSource, writeArchive } from './write-archive.ts';

/** The server makes these anew, or they belong to the one that runs. As pg_basebackup leaves them out. */
const LEFT_OUT_FOLDERS =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const LEFT_OUT_FILES =
  /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init(\.\d+)?|backup_label.*|tablespace_map.*|current_logfiles.*|pgsql_tmp.*)$/;
/** Read last, as pg_basebackup does. */
const CONTROL = 'global/pg_control';

/**
 * Copies a running server's files and the log that makes them consistent into one file: all that was committed when the
 * copying ended. Programs go on meanwhile. `uploads` are files that the database speaks of.
 */
export async function backUpCluster(
  cluster: Cluster,
  input: { url: string; file: string; uploads: string; now: Date },
): Promise<void> {
  const client = new pg.Client({ connectionString: input.url });
  await client.connect();
  try {
    // While the slot stands, the server keeps the log from here on. It goes with this connection.
    await client.query(
      `select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)`,
    );
    await client.query(`select pg_backup_start('rytmi', true)`);
    const facts = {
      format: BACKUP_FORMAT,
      postgres: Number(await readFile(join(cluster.data, 'PG_VERSION'), 'utf8')),
      migrations: await countDone(client),
      startedAt: input.now.toISOString(),
    } as const;
    await writeArchive(input.file, sourcesOf(cluster, client, input.uploads), facts);
  } finally {
    await client.end();
  }
}

async function* sourcesOf(
  cluster: Cluster,
  client: pg.Client,
  uploads: string,
): AsyncGenerator<ArchiveSource> {
  yield { path: 'password', bytes: Buffer.from(cluster.password) };
  if (existsSync(uploads))
    for (const name of await readdir(uploads)) yield { path: `uploads/${name}`, file: join(uploads, name) };
  yield* dataFiles(cluster.data);
  yield { path: `data/${CONTROL}`, file: join(cluster.data, CONTROL) };
  const { rows } = await client.query<{ lsn: string; labelfile: string; spcmapfile: string }>(
    'select lsn, labelfile, spcmapfile from pg_backup_stop(false)',
  );
  const [{ lsn, labelfile } = { lsn: '', labelfile: '' }] = rows;
  yield { path: 'data/backup_label', bytes: Buffer.from(labelfile) };
  yield* logFiles(cluster.data, client, { lsn, labelfile });
}

async function* dataFiles(data: string): AsyncGenerator<ArchiveSource> {
  for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(data.length + 1).replaceAll('\\', '/');
    if (LEFT_OUT_FOLDERS.test(name) || LEFT_OUT_FILES.test(name) || name === CONTROL) continue;
    if (entry.isDirectory()) yield { path: `data/${name}/` };
    else if (entry.isFile()) yield { path: `data/${name}`, file: path };
  }
}

/** The log from the copying's begin to its end. */
async function* logFiles(
  data: string,
  client: pg.Client,
  { lsn, labelfile }: { lsn: string; labelfile: string },
): AsyncGenerator<ArchiveSource> {
  const first = /\(file ([0-9A-F]{24})\)/.exec(labelfile)?.[1];
  const { rows } = await client.query<{ last: string }>('select pg_walfile_name($1::pg_lsn) as last', [lsn]);
  const last = rows[0]?.last;
  if (!first || !last) throw new Error('The server did not say which part of its log the backup needs');
  for (const name of (await readdir(join(data, 'pg_wal'))).toSorted())
    if (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
      yield { path: `data/pg_wal/${name}`, file: join(data, 'pg_wal', name) };
}
