import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { addressHash } from '../customers/address-hash.ts';
import { openAddressKey } from '../customers/address-key-store.ts';
import { erasePerson } from '../nurture/person/erase-person.ts';
import { exportPerson } from '../nurture/person/export-person.ts';
import type { Deps } from '../platform/deps.ts';
import { isMailAddress } from '../shared/mail-address.ts';
import { Mistake } from '../shared/mistake.ts';
import { recordChange } from '../staff/audit/record-change.ts';
import { cliActor } from './cli-actor.ts';

/** What the law gives a person: to see everything, and to be forgotten. */
export function registerPerson(program: Command, open: () => Promise<Deps>): void {
  const person = program.command('person').description('show or erase everything about one person');
  person
    .command('export')
    .description('everything kept about a person, as JSON')
    .argument('<address>')
    .option('--out <file>', 'write it there instead of printing it')
    .action(async (address: string, options: { out?: string }) => show(await open(), address, options.out));
  person
    .command('erase')
    .description('erase a person for good; the address is never written to again')
    .argument('<address>')
    .option('--yes', 'needed: it cannot be undone')
    .action(async (address: string, options: { yes?: boolean }) => {
      if (!options.yes) {
        throw new Mistake(
          'Erasing cannot be undone. Look first (rytmi person export ADDRESS), then say it again with --yes.',
        );
      }
      await erase(await open(), address);
    });
}

async function show(deps: Deps, address: string, out: string | undefined): Promise<void> {
  const found = await exportPerson(deps, await personOf(deps, address));
  if (!found) throw new Mistake(`Nothing is kept about ${address}.`);
  const text = `${JSON.stringify(found, asText, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text, { mode: 0o600 });
}

async function erase(deps: Deps, address: string): Promise<void> {
  const person = await personOf(deps, address);
  const rows = await erasePerson(deps, person);
  const change = {
    kind: 'person-erased',
    subjects: { addressHash: [person.addressHash] },
    after: rows,
  } as const;
  await recordChange(deps, { by: cliActor(), ...change });
  const touched = Object.entries(rows);
  console.log(`${address} is erased, and is not written to any more.`);
  for (const [table, rows] of touched) console.log(`  ${table}: ${rows}`);
  console.log(
    'Backups made before keep the person until they are too old; the list the contact came from too.',
  );
}

async function personOf(deps: Deps, address: string) {
  if (!isMailAddress(address)) throw new Mistake(`“${address}” is not a mail address.`);
  const key = await openAddressKey(deps.db, deps.secrets);
  return { address, addressHash: addressHash(address, key) };
}

/** A mail's bytes as the text they are. */
function asText(_: string, value: unknown): unknown {
  const bytes = value as { type?: unknown; data?: unknown } | null;
  return bytes?.type === 'Buffer' ? Buffer.from(bytes.data as number[]).toString('utf8') : value;
}
