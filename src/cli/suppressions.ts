import type { Command } from 'commander';
import { addressHash } from '../customers/address-hash.ts';
import { openAddressKey } from '../customers/address-key-store.ts';
import { liftByHand } from '../customers/lift-by-hand.ts';
import { listSuppressions } from '../customers/lift-store.ts';
import type { Deps } from '../platform/deps.ts';
import { isMailAddress } from '../shared/mail-address.ts';
import { Mistake } from '../shared/mistake.ts';
import { recordChange } from '../staff/audit/record-change.ts';
import { cliActor } from './cli-actor.ts';

const MOST_LISTED = 100;

/** Addresses nobody may write to. */
export function registerSuppressions(program: Command, open: () => Promise<Deps>): void {
  const suppressions = program
    .command('suppressions')
    .description('addresses that are not written to, and why');
  suppressions
    .command('list')
    .description(`the newest ${MOST_LISTED}`)
    .action(async () => list(await open()));
  suppressions
    .command('lift')
    .description('write to an address again that bounced or was stopped by a colleague')
    .argument('<address>')
    .requiredOption('--by <name>', 'who says so')
    .requiredOption('--because <text>', 'why, for whoever asks later')
    .action(async (address: string, word: { by: string; because: string }) =>
      lift(await open(), address, word),
    );
}

async function list(deps: Deps): Promise<void> {
  const suppressions = await listSuppressions(deps.db, MOST_LISTED);
  if (suppressions.length === 0) console.log('Every address may be written to.');
  for (const { reason, source, at, whose } of suppressions)
    console.log(`${at.slice(0, 16)}  ${reason}  ${whose.join('; ') || 'nobody we still know'}  (${source})`);
}

async function lift(deps: Deps, address: string, word: { by: string; because: string }): Promise<void> {
  if (!isMailAddress(address)) throw new Mistake(`“${address}” is not a mail address.`);
  const hash = addressHash(address, await openAddressKey(deps.db, deps.secrets));
  const lifted = await liftByHand(deps, { addressHash: hash, ...word });
  if (lifted.ok) {
    const change = {
      kind: 'suppression-lifted',
      subjects: { addressHash: [hash] },
      before: lifted.value,
    } as const;
    await recordChange(deps, { by: cliActor(word.by), ...change });
    return console.log(`${address} may be written to again; it had been stopped: ${lifted.value}.`);
  }
  throw new Mistake(
    lifted.problem === 'own-no'
      ? `${address} was stopped by its own no. Only its owner can take that back, on the preferences page.`
      : `${address} is not stopped. See: rytmi suppressions list`,
  );
}
