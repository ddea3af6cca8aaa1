import type { Command } from 'commander';
import type { Deps } from '../platform/deps.ts';
import { migrateQueue } from '../platform/postgres-queue.ts';

/** Every program migrates as it starts; this does only that, for those who want it as a step of its own. */
export function registerMigrate(program: Command, open: () => Promise<Deps>): void {
  program
    .command('migrate')
    .description('bring the database to the latest version, and end')
    .action(async () => {
      const { config, databaseUrl } = await open();
      if (config.redisUrl === null) await migrateQueue(databaseUrl);
      console.log('The database is at the latest version.');
    });
}
