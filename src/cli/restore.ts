import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { openAddressKey } from '../customers/address-key-store.ts';
import { reconcileSent } from '../messages/restored/reconcile-sent.ts';
import type { JournalLine } from '../messages/restored/sent-journal.ts';
import { eraseAgain } from '../nurture/person/erase-again.ts';
import { type RestoredCluster, restoreCluster } from '../platform/backup/restore-cluster.ts';
import { systemClock } from '../platform/clock.ts';
import { type Config, loadConfig } from '../platform/config.ts';
import { type Deps, openDeps } from '../platform/deps.ts';
import { ensureHome } from '../platform/home.ts';
import { keptJournal } from '../platform/kept-journal.ts';
import { uploadsFolder } from '../platform/uploads-folder.ts';
import { Mistake } from '../shared/mistake.ts';
import { describeReconciled } from './backup/describe-reconciled.ts';
import { refuseExternal } from './backup/refuse-external.ts';
import { warnOfLine } from './backup/warn-of-line.ts';

export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup of the embedded database in place; sending then stands still until you say go')
    .argument('<file>', 'what rytmi backup wrote')
    .option('--force', 'where a database stands already: move it aside')
    .action(async (file: string, { force }: { force?: true }) => restore(resolve(file), force === true));
}

async function restore(file: string, force: boolean): Promise<void> {
  const config = loadConfig();
  refuseExternal(config.databaseUrl, 'pg_restore');
  ensureHome(config.home);
  refuseWithoutSecret(config);
  if (!existsSync(file)) throw new Mistake(`There is no file ${file}.`);
  const restored = await restoreCluster(config.home, {
    ...{ file, force, now: systemClock(), uploads: uploadsFolder(config.home) },
  });
  try {
    await takeUp(config, restored);
  } catch (error) {
    await restored.undo();
    throw error;
  }
}

/** A new one would be made, and could not open the key that opt-outs are recognised by. */
function refuseWithoutSecret({ secret, home }: Config): void {
  if (secret !== null || existsSync(join(home, 'secret'))) return;
  throw new Mistake(
    `The backup opens only with the secret it was made under. Put the file "secret" of that installation into ${home}, or set RYTMI_SECRET, then restore.`,
  );
}

async function takeUp(config: Config, { startedAt, before, bringUploads }: RestoredCluster): Promise<void> {
  const deps = await openDeps(config, { name: 'restore', connections: 2 });
  try {
    await openAddressKey(deps.db, deps.secrets);
    const reconciled = await reconcile(deps, startedAt);
    const persons = await eraseAgain(deps);
    await bringUploads();
    console.log(`Restored as it stood on ${startedAt}.`);
    console.log(describeReconciled({ ...reconciled, persons }));
    if (before !== null) console.log(`What stood there before is in ${before}. Delete it when all is well.`);
  } finally {
    await deps.close();
  }
}

function reconcile(deps: Deps, startedAt: string) {
  const lines = keptJournal<JournalLine>(deps.config.home).read(new Date(startedAt), warnOfLine);
  const because = `a backup of ${startedAt} was restored. Look at what is due (rytmi messages list --state approved), then say: rytmi messages resume`;
  return reconcileSent(deps, { lines, because });
}
