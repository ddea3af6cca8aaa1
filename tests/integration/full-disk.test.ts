import { spawnSync } from 'node:child_process';
import { chmodSync, statfsSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { ensureCluster } from '../../src/platform/embedded-postgres/cluster.ts';
import { joinEmbeddedPostgres } from '../../src/platform/embedded-postgres/join-embedded-postgres.ts';
import { startPostmaster } from '../../src/platform/embedded-postgres/start-postmaster.ts';
import { reportFailure } from '../../src/platform/report-failure.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const DISK_MB = 160;

/** A small disk of the test's own; null where we may not mount one. */
function smallDisk(): string | null {
  const folder = scratchFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder]).status === 0;
  if (!mounted) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  chmodSync(folder, 0o711);
  return folder;
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(statement).finally(() => client.end().catch(() => undefined));
  return rows;
}

function fill(disk: string): string {
  const { bavail, bsize } = statfsSync(disk);
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  return ballast;
}

test('a full disk is said in plain words', () => {
  const said: unknown[] = [];
  const { error } = console;
  console.error = (text: unknown) => said.push(text);
  onTestFinished(() => {
    console.error = error;
  });
  const refused = new Error('Failed query', {
    cause: Object.assign(new Error('no room'), { code: '53100' }),
  });
  expect(reportFailure(refused)).toBe(1);
  expect(said[0]).toContain('The disk is full.');
});

test('on a full disk nothing that was saved is lost, and with room again all goes on', async ({
  annotate,
}) => {
  const disk = smallDisk();
  if (disk === null) return annotate('left out: only root may mount a small disk');
  const server = await joinEmbeddedPostgres(disk, { max_wal_size: '32MB' });
  const { url } = server;
  await ask(url, `create table kept as select n, repeat('x', 1000) as text from generate_series(1, 1000) n`);
  const ballast = fill(disk);
  await expect(
    ask(url, `insert into kept select n, repeat('y', 1000) from generate_series(1, 200000) n`),
  ).rejects.toThrow();
  await ask(url, 'select 1').catch(() => undefined);
  await server.leave();
  await expect(startPostmaster(await ensureCluster(disk))).rejects.toThrow(
    'is full, so the database cannot start. Nothing that was saved is lost',
  );
  await rm(ballast);
  const again = await joinEmbeddedPostgres(disk);
  onTestFinished(() => again.leave());
  expect(await ask(again.url, 'select count(*)::int as n, min(text) = max(text) as same from kept')).toEqual([
    { n: 1000, same: true },
  ]);
});
