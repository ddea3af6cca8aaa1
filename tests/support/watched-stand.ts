import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { listRuns } from '../../src/orders/import-run-store.ts';
import { workThroughFolder } from '../../src/orders/watched/work-through-folder.ts';
import { speakerFor } from '../../src/words/speaker.ts';
import { ADDRESS_KEY } from './import-text.ts';
import { openJobStand } from './job-stand.ts';
import { emptyDatabase } from './seed.ts';

/** A watched folder, new and empty for each test of the file, and what a worker needs to look into it. */
export async function openWatchedStand() {
  const stand = await openJobStand('postgres');
  const { db } = stand.deps;
  const at = { folder: '', uploads: '' };
  beforeEach(async () => {
    await stand.clear();
    await emptyDatabase(db);
    await db.$client.query('truncate import_run, import_profile, watched_file, staff_user cascade');
    at.folder = mkdtempSync(join(tmpdir(), 'rytmi-watched-'));
    at.uploads = mkdtempSync(join(tmpdir(), 'rytmi-uploads-'));
  });
  afterEach(() => {
    for (const one of [at.folder, at.uploads]) rmSync(one, { recursive: true, force: true });
  });
  const depsOf = () => ({
    ...{ db, now: stand.deps.now, addressKey: ADDRESS_KEY, importFolder: at.folder, uploads: at.uploads },
    speaker: speakerFor('en'),
  });
  const lookOnce = () => workThroughFolder(depsOf(), new AbortController().signal);
  return {
    ...{ stand, db, at, depsOf, lookOnce },
    /** Two looks, a minute apart. */
    async look(): Promise<void> {
      await lookOnce();
      stand.wait(60);
      await lookOnce();
    },
    lay(name: string, content: string | Buffer): string {
      const path = join(at.folder, name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    there: (...below: string[]) => readdirSync(join(at.folder, ...below)).sort(),
    runs: async () =>
      (await listRuns(db, 20))
        .map(({ kind, fileName, state, added }) => `${kind} ${fileName} ${state} ${added}`)
        .reverse(),
  };
}
