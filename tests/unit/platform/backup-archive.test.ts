import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BACKUP_FORMAT } from '../../../src/platform/backup/manifest.ts';
import { unpackArchive } from '../../../src/platform/backup/unpack-archive.ts';
import { type ArchiveSource, writeArchive } from '../../../src/platform/backup/write-archive.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const FIRST = fileURLToPath(new URL('../../fixtures/backup-format-1.tar.gz', import.meta.url));
const FACTS = {
  format: BACKUP_FORMAT,
  postgres: 18,
  migrations: 8,
  startedAt: '2026-11-22T01:00:00.000Z',
} as const;

async function* from(sources: ArchiveSource[], fault?: Error): AsyncGenerator<ArchiveSource> {
  yield* sources;
  if (fault) throw fault;
}

test('a backup that the first version wrote opens as it was', async () => {
  const folder = scratchFolder();
  expect(await unpackArchive(FIRST, folder, null)).toMatchObject(FACTS);
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(text('uploads/7.csv')).toBe('id;name\nK1;Kahvila Mäkelä\n');
  expect(text('data/base/1/2600')).toBe('rytmi '.repeat(1_366).slice(0, 8_192));
  expect([text('data/base/1/empty'), readdirSync(join(folder, 'data/pg_twophase'))]).toEqual(['', []]);
});

test('whatever is written is read again: empty files and folders, long names, what is longer than one read', async () => {
  const file = join(scratchFolder(), 'backup.tar.gz');
  const long = `data/${'base/'.repeat(40)}16384`;
  const large = Buffer.alloc(3_000_001, 'rytmi');
  const sources = [
    { path: 'data/pg_twophase/' },
    { path: 'data/empty', bytes: Buffer.alloc(0) },
    { path: long, bytes: Buffer.from('deep') },
    { path: 'data/large', bytes: large },
    { path: 'data/dropped', file: join(scratchFolder(), 'gone meanwhile') },
    { path: 'data/itself', file: fileURLToPath(import.meta.url) },
  ];
  await writeArchive(file, from(sources), FACTS);
  const folder = scratchFolder();
  const { files } = await unpackArchive(file, folder, null);
  expect(Object.keys(files)).toEqual(['data/empty', long, 'data/large', 'data/itself']);
  expect(readFileSync(join(folder, long), 'utf8')).toBe('deep');
  expect(readFileSync(join(folder, 'data/large')).equals(large)).toBe(true);
  expect(readdirSync(join(folder, 'data/pg_twophase'))).toEqual([]);
});

test('a backup that breaks off in the middle says why and leaves nothing', async () => {
  const folder = scratchFolder();
  const sources = [{ path: 'password', bytes: Buffer.alloc(2_000_000) }];
  await expect(
    writeArchive(join(folder, 'b.tar.gz'), from(sources, new Error('the server went away')), FACTS),
  ).rejects.toThrow('the server went away');
  await expect(writeArchive(join(folder, 'none', 'b'), from(sources), FACTS)).rejects.toThrow(
    'could not be written',
  );
  expect(readdirSync(folder)).toEqual([]);
});
