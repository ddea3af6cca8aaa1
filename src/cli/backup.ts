import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backUpCluster } from '../platform/backup/back-up-cluster.ts';
import { systemClock } from '../platform/clock.ts';
import { type Config, loadConfig } from '../platform/config.ts';
import { ensureCluster } from '../platform/embedded-postgres/cluster.ts';
import { joinEmbeddedPostgres } from '../platform/embedded-postgres/join-embedded-postgres.ts';
import { uploadsFolder } from '../platform/uploads-folder.ts';
import { Mistake } from '../shared/mistake.ts';
import { placeOfBackup } from './backup/place-of-backup.ts';
import { refuseExternal } from './backup/refuse-external.ts';

/** Not opened like other commands: a backup must not bring the database to a newer version first. */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('copy the embedded database into one file, while everything goes on')
    .argument('<place>', 'a folder, which gets a file named by the moment, or the name of a file')
    .option('--keep <count>', 'delete the oldest in that folder, so that so many stay')
    .action(async (place: string, { keep }: { keep?: string }) => backUp(place, keep));
}

async function backUp(place: string, keep: string | undefined): Promise<void> {
  const config = loadConfig();
  refuseExternal(config.databaseUrl, 'pg_dump');
  if (!existsSync(resolve(config.home, 'postgres')))
    throw new Mistake(`There is no database in ${config.home} yet, so there is nothing to back up.`);
  const now = systemClock();
  const { file, forgetOld } = placeOfBackup(place, { now, keep });
  await copy(config, file, now);
  const forgotten = forgetOld();
  const size = Math.ceil(statSync(file).size / 1_000_000);
  console.log(`Backed up to ${file} (${size} MB).`);
  if (forgotten > 0) console.log(`${forgotten} older deleted.`);
  if (config.secret === null)
    console.log(
      `Not in it: ${config.home}/secret. Keep a copy of that file elsewhere; without it no backup opens.`,
    );
  else console.log('Not in it: RYTMI_SECRET. Keep it elsewhere; without it no backup opens.');
}

async function copy(config: Config, file: string, now: Date): Promise<void> {
  const embedded = await joinEmbeddedPostgres(config.home);
  try {
    const cluster = await ensureCluster(config.home);
    await backUpCluster(cluster, { url: embedded.url, file, uploads: uploadsFolder(config.home), now });
  } finally {
    await embedded.leave();
  }
}
