import { type Command, Option } from 'commander';
import type { Deps } from '../platform/deps.ts';
import { outgoingFrom } from '../platform/outgoing/outgoing-from.ts';
import { Mistake } from '../shared/mistake.ts';
import { addEndpoint } from '../webhooks/manage/add-endpoint.ts';
import { changeEndpoint, type EndpointChange, OLD_SECRET_HOURS } from '../webhooks/manage/change-endpoint.ts';
import { resendDead } from '../webhooks/manage/resend-dead.ts';
import { testEndpoint } from '../webhooks/manage/test-endpoint.ts';
import { listDeliveries, listEndpoints } from '../webhooks/manage/webhook-list-store.ts';
import { WEBHOOK_KINDS, type WebhookKind } from '../webhooks/webhook-kind.ts';
import { speakerFor } from '../words/speaker.ts';
import { cliActor } from './cli-actor.ts';

const MOST_LISTED = 100;

/** Other systems that are told what happens. */
export function registerWebhooks(program: Command, open: () => Promise<Deps>): void {
  const webhooks = program.command('webhooks').description('other systems that are told what happens');
  webhooks
    .command('list')
    .description('every address, and how its deliveries stand')
    .action(async () => list(await open()));
  webhooks
    .command('add')
    .description('tell an address; its signing secret is shown once')
    .argument('<url>', 'https://…')
    .addOption(new Option('--kinds <kind...>', 'all when left out').choices(WEBHOOK_KINDS))
    .option('--include-contact', 'names, mail addresses and telephones go with it')
    .action(async (url: string, options: AddOptions) => add(await open(), url, options));
  for (const [name, change, what] of CHANGES)
    webhooks
      .command(name)
      .description(what)
      .argument('<id>', 'as list shows it')
      .action(async (id: string) => makeChange(await open(), id, change));
  webhooks
    .command('test')
    .description('send webhook.test now, and say what came back')
    .argument('<id>')
    .action(async (id: string) => test(await open(), id));
  registerDead(webhooks, open);
}

const CHANGES: readonly (readonly [string, EndpointChange, string])[] = [
  ['remove', 'remove', 'tell it nothing any more, and forget what it was told'],
  ['off', 'off', 'tell it nothing for now; what waits becomes dead letters'],
  ['on', 'on', 'tell it again what happens from now on'],
  [
    'rotate-secret',
    'rotate',
    `give it a new secret; the old one signs as well for ${OLD_SECRET_HOURS} hours`,
  ],
];

function registerDead(webhooks: Command, open: () => Promise<Deps>): void {
  webhooks
    .command('dead')
    .description(`the newest ${MOST_LISTED} events that an address would not take for three days`)
    .action(async () => listDead(await open()));
  webhooks
    .command('resend')
    .description('send dead letters once more')
    .argument('[delivery]', 'number of one, as dead shows it')
    .option('--all-of <id>', 'all of one address')
    .action(async (delivery: string | undefined, options: { allOf?: string }) =>
      resend(await open(), delivery, options.allOf),
    );
}

interface AddOptions {
  kinds?: WebhookKind[];
  includeContact?: boolean;
}

async function list({ db, now }: Deps): Promise<void> {
  const endpoints = await listEndpoints(db, now());
  if (endpoints.length === 0)
    console.log('No other system is told anything. Say: rytmi webhooks add https://…');
  for (const { id, url, kinds, off, includeContact, waiting, dead, delivered } of endpoints) {
    const told = kinds.length === 0 ? 'everything' : kinds.join(', ');
    console.log(`${id}  ${off === null ? 'on' : `off (${off})`}  ${url}`);
    console.log(`   ${told}${includeContact ? ', with names and addresses' : ''}`);
    console.log(`   ${delivered} delivered, ${waiting} waiting, ${dead} dead`);
  }
}

async function add(
  deps: Deps,
  url: string,
  { kinds = [], includeContact = false }: AddOptions,
): Promise<void> {
  const outgoing = outgoingFrom(deps.config);
  const added = await addEndpoint({ ...deps, outgoing }, { url, kinds, includeContact, by: cliActor() });
  const { say } = speakerFor('en');
  if (!added.ok) throw new Mistake(say(`webhooks:fault.${added.problem}`));
  console.log(`Added as ${added.value.id}. Its receiver checks signatures with this secret, shown only now:`);
  console.log(`  ${added.value.secret}`);
}

async function makeChange(deps: Deps, text: string, change: EndpointChange): Promise<void> {
  const id = numberOf(text);
  const changed = await changeEndpoint(deps, { id, by: cliActor(), change });
  if (!changed.ok) throw new Mistake(`There is no webhook ${id}. See: rytmi webhooks list`);
  if (changed.value === null) return console.log(`Done: ${change} ${id}.`);
  console.log(`The new secret, shown only now; the old one signs as well for ${OLD_SECRET_HOURS} hours:`);
  console.log(`  ${changed.value}`);
}

async function test(deps: Deps, text: string): Promise<void> {
  const id = numberOf(text);
  const tested = await testEndpoint({ ...deps, outgoing: outgoingFrom(deps.config) }, id);
  if (tested.ok) return console.log(`It answered ${tested.value}: all is well.`);
  if (tested.problem === 'unknown') throw new Mistake(`There is no webhook ${id}. See: rytmi webhooks list`);
  throw new Mistake(`It did not take the test: ${tested.problem.said}.`);
}

async function listDead({ db }: Deps): Promise<void> {
  const dead = await listDeliveries(db, { state: 'dead', limit: MOST_LISTED });
  if (dead.length === 0) console.log('There are no dead letters.');
  for (const { id, endpointId, kind, customerId, at, attempts, lastAnswer } of dead)
    console.log(
      `${id}  webhook ${endpointId}  ${new Date(at).toISOString().slice(0, 16)}  ${kind}  customer ${customerId}  ${attempts} tries, last: ${lastAnswer ?? 'none'}`,
    );
}

async function resend(deps: Deps, delivery: string | undefined, allOf: string | undefined): Promise<void> {
  if ((delivery === undefined) === (allOf === undefined))
    throw new Mistake('Say which: rytmi webhooks resend NUMBER, or --all-of ID');
  const which =
    delivery === undefined ? { endpointId: numberOf(allOf ?? '') } : { deliveryId: numberOf(delivery) };
  const count = await resendDead(deps, { by: cliActor(), which });
  if (count === 0)
    throw new Mistake('No dead letter of an address that is on. See: rytmi webhooks dead, list');
  console.log(`${count} will go within a minute.`);
}

function numberOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Mistake(`“${text}” is not a number. See: rytmi webhooks list`);
}
