import { type Command, Option } from 'commander';
import type { Deps } from '../platform/deps.ts';
import { Mistake } from '../shared/mistake.ts';
import { type ApiKey, listApiKeys } from '../staff/api-keys/api-key-store.ts';
import { API_SCOPES, type ApiScope } from '../staff/api-keys/api-scope.ts';
import { createApiKey } from '../staff/api-keys/create-api-key.ts';
import { revokeApiKey } from '../staff/api-keys/revoke-api-key.ts';
import { cliActor } from './cli-actor.ts';

const DAY_MS = 86_400_000;

/** Who else may come in by the HTTP API. */
export function registerApiKeys(program: Command, open: () => Promise<Deps>): void {
  const keys = program.command('api-keys').description('keys of the HTTP API, for other systems');
  keys
    .command('create')
    .description('a new key, shown this once')
    .argument('<name>', 'what it is for, such as webshop')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(API_SCOPES).makeOptionMandatory())
    .option('--days <number>', 'how long it holds; until it is revoked when left out')
    .action(async (name: string, options: { scope: ApiScope[]; days?: string }) =>
      create(await open(), name, options),
    );
  keys
    .command('list')
    .description('every key, with its state')
    .action(async () => list(await open()));
  keys
    .command('revoke')
    .description('nobody gets in with it any more')
    .argument('<number>', 'as api-keys list shows it')
    .action(async (number: string) => revoke(await open(), number));
}

async function create(
  deps: Deps,
  text: string,
  { scope, days }: { scope: ApiScope[]; days?: string },
): Promise<void> {
  const name = text.trim();
  if (name === '' || name.length > 100) throw new Mistake('The name needs 1 to 100 characters.');
  if (days !== undefined && !/^[1-9]\d{0,3}$/.test(days))
    throw new Mistake(`--days ${days} is no number of days, such as 90.`);
  const expiresAt = days === undefined ? null : new Date(deps.now().getTime() + Number(days) * DAY_MS);
  const scopes = [...new Set(scope)];
  const { secret, key } = await createApiKey(deps, { name, scopes, expiresAt, by: cliActor() });
  console.log(
    `Key ${key.id} of ${name}. It is not shown again:\n  ${secret}\nTry it: ${deps.publicUrl}/api/v1/docs`,
  );
}

async function list(deps: Deps): Promise<void> {
  const keys = await listApiKeys(deps.db);
  if (keys.length === 0)
    console.log('There is no key yet. Say: rytmi api-keys create NAME --scope customers:read');
  for (const key of keys)
    console.log(
      [
        `${key.id}  ${key.prefix}…  ${key.name}`,
        standing(key, deps.now()),
        used(key),
        key.scopes.join(' '),
      ].join('  '),
    );
}

function standing({ revokedAt, expiresAt }: ApiKey, now: Date): string {
  if (revokedAt) return `revoked ${day(revokedAt)}`;
  if (!expiresAt) return 'holds';
  return `${expiresAt > now ? 'holds until' : 'ended'} ${day(expiresAt)}`;
}

function used({ lastUsedAt }: ApiKey): string {
  return lastUsedAt ? `last used ${day(lastUsedAt)}` : 'never used';
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

async function revoke(deps: Deps, number: string): Promise<void> {
  const id = /^\d{1,9}$/.test(number) ? Number(number) : 0;
  const done = await revokeApiKey(deps, { id, by: cliActor() });
  if (!done.ok) throw new Mistake(`There is no key ${number} in use. See: rytmi api-keys list`);
  console.log(`Key ${id} of ${done.value.name} is revoked: nobody gets in with it any more.`);
}
