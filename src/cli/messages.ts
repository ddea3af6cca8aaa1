import { type Command, Option } from 'commander';
import { MESSAGE_KINDS, type MessageKind } from '../decisions/message-kind.ts';
import { listMessages, showMessage } from '../messages/message-list-store.ts';
import { MESSAGE_STATES, type MessageState } from '../messages/message-state.ts';
import { endPauses, openPause } from '../messages/pause-store.ts';
import { releaseMessages } from '../messages/release-messages.ts';
import { resendMessage } from '../messages/resend-message.ts';
import { withdrawMessages } from '../messages/withdraw-messages.ts';
import { readCareModel } from '../nurture/care-model-store.ts';
import type { Deps } from '../platform/deps.ts';
import { Mistake } from '../shared/mistake.ts';
import { recordChange } from '../staff/audit/record-change.ts';
import { cliActor } from './cli-actor.ts';
import { describeMessage } from './messages/describe-message.ts';
import { describeMessageList } from './messages/describe-message-list.ts';
import { parseMessageId } from './messages/parse-message-id.ts';
import { registerPreview } from './messages/preview.ts';
import { registerReconcile } from './messages/reconcile.ts';

const MOST_LISTED = 50;
const kindOption = () => new Option('--kind <kind>', 'only mails of this kind').choices(MESSAGE_KINDS);

/** Messages as staff handle them without the console. */
export function registerMessages(program: Command, open: () => Promise<Deps>): void {
  const messages = program
    .command('messages')
    .description('the mails to customers, before and after they go');
  messages
    .command('list')
    .description(`the newest ${MOST_LISTED}`)
    .addOption(new Option('--state <state>', 'only those that stand there').choices(MESSAGE_STATES))
    .addOption(kindOption())
    .action(async (filter: { state?: MessageState; kind?: MessageKind }) => list(await open(), filter));
  messages
    .command('show')
    .description('one message: where it stands, how it came there, and its text')
    .argument('<id>', 'its beginning is enough')
    .action(async (id: string) => show(await open(), id));
  registerPreview(messages, open);
  registerRelease(messages, open);
  registerCorrections(messages, open);
  registerReconcile(messages, open);
}

function registerRelease(messages: Command, open: () => Promise<Deps>): void {
  messages
    .command('release')
    .description('let planned messages go within the sending hours; all of them when no id is given')
    .argument('[ids...]')
    .addOption(kindOption())
    .action(async (ids: string[], options: { kind?: MessageKind }) =>
      release(await open(), ids, options.kind),
    );
  messages
    .command('withdraw')
    .description('take messages back that have not begun to go')
    .argument('<ids...>')
    .requiredOption('--because <text>', 'why, for whoever asks later')
    .action(async (ids: string[], { because }: { because: string }) => withdraw(await open(), ids, because));
}

function registerCorrections(messages: Command, open: () => Promise<Deps>): void {
  messages
    .command('resend')
    .description('send a message once more whose fate is uncertain, or that failed')
    .argument('<id>')
    .requiredOption('--by <name>', 'who decided it')
    .action(async (id: string, { by }: { by: string }) => resend(await open(), id, by));
  messages
    .command('pause')
    .description('stop all sending, as before a backup is restored, until: rytmi messages resume')
    .requiredOption('--because <text>', 'why, for whoever asks later')
    .action(async ({ because }: { because: string }) => pause(await open(), because));
  messages
    .command('resume')
    .description('let sending go on after what stopped it has been mended or looked at')
    .action(async () => resume(await open()));
}

async function list(deps: Deps, filter: { state?: MessageState; kind?: MessageKind }): Promise<void> {
  const messages = await listMessages(deps.db, { ...filter, limit: MOST_LISTED });
  console.log(messages.length === 0 ? 'There are no such messages.' : describeMessageList(messages));
}

async function show(deps: Deps, typed: string): Promise<void> {
  const message = await showMessage(deps.db, await parseMessageId(deps.db, typed));
  if (message) console.log(describeMessage(message));
}

async function release(deps: Deps, typed: readonly string[], kind: MessageKind | undefined): Promise<void> {
  const ids = await Promise.all(typed.map((id) => parseMessageId(deps.db, id)));
  const { sending } = (await readCareModel(deps.db)).settings;
  const input = { sending, ...(kind ? { kinds: [kind] } : {}), ...(ids.length > 0 ? { ids } : {}) };
  const { released, first, last } = await releaseMessages(deps, input);
  if (released === 0) return console.log('No planned message was waiting for that.');
  const change = { kind: 'messages-released', after: { kind: kind ?? null, released } } as const;
  await recordChange(deps, { by: cliActor(), subjects: { message: ids }, ...change });
  console.log(
    `${released} released; the first goes ${first?.toISOString()}, the last ${last?.toISOString()}.`,
  );
}

async function withdraw(deps: Deps, typed: readonly string[], because: string): Promise<void> {
  const ids = await Promise.all(typed.map((id) => parseMessageId(deps.db, id)));
  const count = await deps.db.repeatable((db) => withdrawMessages({ db }, { ids, because }));
  if (count > 0) {
    const change = {
      kind: 'message-withdrawn',
      subjects: { message: ids },
      after: { withdrawn: count },
    } as const;
    await recordChange(deps, { by: cliActor(), ...change });
  }
  console.log(
    `${count} of ${ids.length} withdrawn${count < ids.length ? '; the others have gone or ended already' : ''}.`,
  );
}

async function resend(deps: Deps, typed: string, by: string): Promise<void> {
  const id = await parseMessageId(deps.db, typed);
  if (!(await resendMessage(deps, { id, by })))
    throw new Mistake(
      'Only a message that is uncertain or failed can be sent again. See: rytmi messages show',
    );
  await recordChange(deps, { by: cliActor(by), kind: 'message-resent', subjects: { message: [id] } });
  console.log('It goes with the next delivery.');
}

async function pause(deps: Deps, because: string): Promise<void> {
  await openPause(deps.db, { cause: 'person', because }, deps.now());
  await recordChange(deps, { by: cliActor(), kind: 'sending-paused', subjects: {} });
  console.log('Sending is stopped. Mails already handed over are not called back.');
}

async function resume(deps: Deps): Promise<void> {
  const ended = await endPauses(deps.db, deps.now());
  if (ended.length === 0) return console.log('Sending was not stopped.');
  await recordChange(deps, { by: cliActor(), kind: 'sending-resumed', subjects: {} });
  console.log(
    `Sending goes on. It was stopped because of:\n${ended.map(({ because }) => `  ${because}`).join('\n')}`,
  );
}
