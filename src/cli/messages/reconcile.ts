import { resolve } from 'node:path';
import type { Command } from 'commander';
import { reconcileSent } from '../../messages/restored/reconcile-sent.ts';
import type { JournalLine } from '../../messages/restored/sent-journal.ts';
import { eraseAgain } from '../../nurture/person/erase-again.ts';
import type { Deps } from '../../platform/deps.ts';
import { keptJournal } from '../../platform/kept-journal.ts';
import { Mistake } from '../../shared/mistake.ts';
import { describeReconciled } from '../backup/describe-reconciled.ts';
import { warnOfLine } from '../backup/warn-of-line.ts';

/** For a database of one's own, restored with its own tools; rytmi restore does it by itself. */
export function registerReconcile(messages: Command, open: () => Promise<Deps>): void {
  messages
    .command('reconcile')
    .description('tell a restored database what this machine sent, and who said no, since its backup')
    .requiredOption('--since <moment>', 'when the backup was begun, such as 2026-11-22T03:00Z')
    .option('--folder <folder>', 'another RYTMI_DIR, as of another machine', undefined)
    .action(async ({ since, folder }: { since: string; folder?: string }) => {
      const moment = new Date(since);
      if (Number.isNaN(moment.getTime()))
        throw new Mistake('--since takes a moment such as 2026-11-22T03:00Z.');
      const deps = await open();
      const lines = keptJournal<JournalLine>(resolve(folder ?? deps.config.home)).read(moment, warnOfLine);
      const because = `a backup of ${moment.toISOString()} was restored`;
      const reconciled = await reconcileSent(deps, { lines, because });
      console.log(describeReconciled({ ...reconciled, persons: await eraseAgain(deps) }));
    });
}
