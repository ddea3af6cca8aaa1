import type { Command } from 'commander';
import { countOld } from '../nurture/retention-store.ts';
import type { Deps } from '../platform/deps.ts';

export function registerRetention(program: Command, open: () => Promise<Deps>): void {
  program
    .command('retention')
    .description('what is kept for how long, and whether anything is kept longer')
    .action(async () => {
      const { db, now } = await open();
      for (const { what, days, rows } of await countOld(db, now())) {
        const overdue = rows === 0 ? 'nothing older' : `${rows} older: the daily job takes them tonight`;
        console.log(`${what.padEnd(36)} ${String(days).padStart(5)} days   ${overdue}`);
      }
    });
}
