import type { Command } from 'commander';
import { type Closing, closeIncoming } from '../messages/incoming/close-incoming.ts';
import { listIncoming, listToDo, showIncoming } from '../messages/incoming/incoming-list-store.ts';
import { readOriginal } from '../messages/incoming/incoming-store.ts';
import type { Deps } from '../platform/deps.ts';
import { Mistake } from '../shared/mistake.ts';
import { describeIncoming } from './incoming/describe-incoming.ts';
import { describeIncomingList } from './incoming/describe-incoming-list.ts';

const MOST_LISTED = 50;

/** What came back by mail, and what a person has to do with it. */
export function registerIncoming(program: Command, open: () => Promise<Deps>): void {
  const incoming = program
    .command('incoming')
    .description('bounces, answers and everything else that came back by mail');
  incoming
    .command('list')
    .description('what waits for a person, the gravest first')
    .option('--all', `the newest ${MOST_LISTED}, whatever became of them`)
    .action(async ({ all }: { all?: boolean }) => list(await open(), all === true));
  incoming
    .command('show')
    .description('one mail: what it was taken for, and what it says')
    .argument('<number>')
    .option('--original', 'the mail as it came, byte by byte')
    .action(async (id: string, { original }: { original?: boolean }) =>
      show(await open(), id, original === true),
    );
  registerClosing(
    incoming,
    open,
    'done',
    'you have answered it, looked at it, or agree that it means no more mails',
  );
  registerClosing(
    incoming,
    open,
    'not-a-stop',
    'it was misread as “no more mails”: write to the person again',
  );
}

function registerClosing(
  incoming: Command,
  open: () => Promise<Deps>,
  how: Closing['how'],
  description: string,
): void {
  const command = incoming
    .command(how)
    .description(description)
    .argument('<number>')
    .requiredOption('--by <name>', 'who says so');
  if (how === 'done') command.option('--because <text>', 'what was done', '');
  else command.requiredOption('--because <text>', 'why, for whoever asks later');
  command.action(async (id: string, { by, because }: { by: string; because: string }) =>
    close(await open(), { id: parseNumber(id), how, by, because }),
  );
}

async function list(deps: Deps, all: boolean): Promise<void> {
  const mails = await (all ? listIncoming : listToDo)(deps.db, MOST_LISTED);
  console.log(mails.length === 0 ? 'Nothing waits for a person.' : describeIncomingList(mails));
}

async function show(deps: Deps, typed: string, original: boolean): Promise<void> {
  const id = parseNumber(typed);
  const mail = await showIncoming(deps.db, id);
  if (!mail) throw new Mistake(`There is no mail ${id}. See: rytmi incoming list --all`);
  if (!original) return console.log(describeIncoming(mail));
  const raw = await readOriginal(deps.db, id);
  if (!raw) throw new Mistake('The original is kept for 30 days and is gone.');
  process.stdout.write(raw);
}

async function close(deps: Deps, closing: Closing): Promise<void> {
  const closed = await closeIncoming(deps, closing);
  if (closed.ok)
    return console.log(closing.how === 'done' ? 'Done.' : 'The address may be written to again.');
  throw new Mistake(
    closed.problem === 'no-stop'
      ? 'That mail was not taken for a stop. To close it: rytmi incoming done'
      : 'No such mail waits for a person. See: rytmi incoming list',
  );
}

function parseNumber(typed: string): number {
  if (/^\d{1,9}$/.test(typed)) return Number(typed);
  throw new Mistake(`“${typed}” is not a number of rytmi incoming list.`);
}
