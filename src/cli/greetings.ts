import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type ListedGreeting, listGreetings, replaceGreetings } from '../customers/greeting-store.ts';
import type { Deps } from '../platform/deps.ts';
import { readGreetingList } from './greetings/read-greeting-list.ts';

/** Days on which customers are greeted, from a list of the supplier's own. */
export function registerGreetings(program: Command, open: () => Promise<Deps>): void {
  const greetings = program
    .command('greetings')
    .description('name days and other days on which customers are greeted, from a list of your own');
  greetings
    .command('import')
    .description('take a list in the place of the one before')
    .argument(
      '<file>',
      'CSV with day (MM-DD, or YYYY-MM-DD for one year) and any of names (parted by spaces or commas; empty: everybody), occasion (empty: name day), language',
    )
    .action(async (file: string) => {
      const given = readGreetingList(await readFile(file, 'utf8'));
      await take(await open(), given);
    });
  greetings
    .command('list')
    .description('the list that holds')
    .action(async () => list(await open()));
}

async function take({ db }: Deps, given: readonly ListedGreeting[]): Promise<void> {
  await db.transaction((tx) => replaceGreetings(tx, given));
  console.log(`${given.length} greetings kept. They go out once the kind greeting is on in the care model.`);
}

async function list({ db }: Deps): Promise<void> {
  const listed = await listGreetings(db);
  if (listed.length === 0) console.log('There is no list. See: rytmi greetings import --help');
  for (const { monthDay, year, name, language, occasion } of listed) {
    const day = year === null ? monthDay : `${year}-${monthDay}`;
    const words = [day, name ?? 'everybody', occasion ?? 'name day', language];
    console.log(words.filter(Boolean).join('  '));
  }
}
