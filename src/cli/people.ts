import type { Command } from 'commander';
import { z } from 'zod';
import { changeCalendar } from '../calls/calendar/change-calendar.ts';
import { findCarePerson, listCarePeople } from '../customers/care-person-store.ts';
import { nameCaller } from '../customers/name-caller.ts';
import { removeCaller } from '../customers/remove-caller.ts';
import type { Deps } from '../platform/deps.ts';
import { LANGUAGES } from '../shared/language.ts';
import { Mistake } from '../shared/mistake.ts';
import { cliActor } from './cli-actor.ts';

const PERSON = z.object({
  name: z.string().trim().min(1, 'is empty').max(200, 'is longer than 200 characters'),
  email: z.email('is not a mail address'),
  language: z.enum(LANGUAGES, { error: `is not one of ${LANGUAGES.join(', ')}` }),
  callsPerDay: z
    .string()
    .regex(/^\d{1,3}$/, 'is not a whole number')
    .transform(Number)
    .nullable(),
});

/** The supplier's people who make the calls and get the morning list. */
export function registerPeople(program: Command, open: () => Promise<Deps>): void {
  const people = program.command('people').description('who makes the calls and gets the morning list');
  people
    .command('list')
    .description('everyone who makes calls')
    .action(async () => list(await open()));
  people
    .command('add')
    .description('add a person, or change one of the same address')
    .requiredOption('--name <name>', 'as the morning list greets')
    .requiredOption('--email <address>', 'the morning list goes there')
    .option('--language <language>', LANGUAGES.join(', '))
    .option('--calls-per-day <number>', 'as many as the care model says when left out')
    .action(async (options: PersonOptions) => add(await open(), options));
  people
    .command('remove')
    .description('the person makes no more calls; what it heard stays')
    .argument('<address>')
    .action(async (email: string) => remove(await open(), email));
  people
    .command('calendar')
    .description('a new address of her follow-ups for her calendar; the one before ends')
    .argument('<address>')
    .option('--end', 'end it without a new one')
    .action(async (email: string, options: { end?: boolean }) => calendar(await open(), email, options));
}

interface PersonOptions {
  name: string;
  email: string;
  language?: string;
  callsPerDay?: string;
}

async function list(deps: Deps): Promise<void> {
  const people = await listCarePeople(deps.db);
  if (people.length === 0)
    console.log('Nobody makes calls yet. Say: rytmi people add --name NAME --email ADDRESS');
  for (const one of people)
    console.log(`${one.name} <${one.email}>  ${one.language}  ${one.callsPerDay ?? '–'} calls a day`);
}

async function add(deps: Deps, options: PersonOptions): Promise<void> {
  const read = PERSON.safeParse({
    ...options,
    language: options.language ?? deps.supplier.language,
    callsPerDay: options.callsPerDay ?? null,
  });
  if (!read.success) {
    throw new Mistake(
      read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`).join('\n'),
    );
  }
  const { known } = await nameCaller(deps, { person: read.data, by: cliActor() });
  console.log(`${read.data.name} ${known ? 'is known and stays' : 'is added'}.`);
}

async function remove(deps: Deps, email: string): Promise<void> {
  const removed = await removeCaller(deps, { email, by: cliActor() });
  if (removed) console.log(`${email} makes no more calls.`);
  else throw new Mistake(`Nobody who makes calls has the address ${email}. See: rytmi people list`);
}

async function calendar(deps: Deps, email: string, { end = false }: { end?: boolean }): Promise<void> {
  const person = await findCarePerson(deps.db, email);
  if (!person) throw new Mistake(`Nobody who makes calls has the address ${email}. See: rytmi people list`);
  const wanted = { personId: person.id, by: cliActor(), change: end ? 'end' : 'renew' } as const;
  const address = await changeCalendar(deps, wanted);
  if (address === null) return console.log('The address opens nothing any more.');
  console.log(
    `To subscribe to in her calendar. It opens her calls to whoever has it, and is shown only now:`,
  );
  console.log(`  ${address}`);
}
