import type { Command } from 'commander';
import { countOld, listRetention } from '../nurture/retention-store.ts';
import type { Deps } from '../platform/deps.ts';
import { speakerFor } from '../words/speaker.ts';

export function registerRetention(program: Command, open: () => Promise<Deps>): void {
  program
    .command('retention')
    .description('what is kept for how long, what went when last, and whether anything is kept longer')
    .action(async () => {
      const { db, now } = await open();
      const speaker = speakerFor('en');
      const standing = await listRetention(db);
      for (const { name, days, rows } of await countOld(db, now())) {
        const what = speaker.say(`health:retention.what.${name}`);
        const last = standing.find((rule) => rule.name === name)?.last;
        const went = last
          ? `${last.forgotten} went ${last.at.toISOString().slice(0, 16)}Z`
          : 'not yet worked through';
        const overdue = rows === 0 ? 'nothing older' : `${rows} older: the daily job takes them tonight`;
        console.log(`${what.padEnd(64)} ${String(days).padStart(5)} days   ${overdue}; ${went}`);
      }
    });
}
