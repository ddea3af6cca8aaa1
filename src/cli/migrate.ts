import type { Command } from 'commander';
import type { Deps } from '../platform/deps.ts';

/** Every program migrates as it starts; this does only that, for those who want it as a step of its own. */
export function registerMigrate(program: Command, open: () => Promise<Deps>): void {
  program
    .command('migrate')
    .description('bring the database to the latest version, and end')
    .action(async () => {
      await open();
      console.log('The database is at the latest version.');
    });
}
