import { Command } from 'commander';
import { beforeEach, expect, test, vi } from 'vitest';
import { registerApiKeys } from '../../src/cli/api-keys.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { admitApiKey } from '../../src/staff/api-keys/admit-api-key.ts';
import { createApiKey } from '../../src/staff/api-keys/create-api-key.ts';
import { listEntries } from '../../src/staff/audit/audit-store.ts';
import { startConsole } from '../support/console-app.ts';
import { emptyDatabase } from '../support/seed.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';

const { db } = await createTestDatabase();
const NOW = new Date('2026-11-22T09:00:00Z');
const deps = { db, supplier: TEST_SUPPLIER, now: () => NOW, publicUrl: 'https://rytmi.example.com' } as Deps;
const console_ = await startConsole(db, { now: () => NOW });
const by = { staffId: null, name: 'a test' };

beforeEach(() => emptyDatabase(db));

/** What a command prints; a mistake is thrown. */
async function rytmi(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerApiKeys(program, async () => deps);
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    log.mockRestore();
  }
  return printed.join('\n');
}

const keyIn = (text: string) => /rytmi_[\w-]{43}/.exec(text)?.[0] ?? '';
const changes = () => listEntries(db, { by: null, kind: null, olderThan: null, limit: 100 });
const post = (url: string, payload: string) =>
  console_.inject({
    ...{ method: 'POST', url, payload },
    headers: { ...OWN_FORM, 'content-type': 'application/x-www-form-urlencoded' },
  });

test('a key made at the command line gets in until it is revoked, and both stand in the audit log', async () => {
  const made = await rytmi('api-keys', 'create', 'webshop', '--scope', 'orders:write', 'customers:read');
  const secret = keyIn(made);
  expect(await admitApiKey(deps, secret)).toMatchObject({
    ok: true,
    value: { name: 'webshop', scopes: ['orders:write', 'customers:read'] },
  });
  const listed = await rytmi('api-keys', 'list');
  expect(listed).toContain(`${secret.slice(0, 12)}…  webshop  holds  last used 2026-11-22`);
  expect(listed).not.toContain(secret);
  expect(await rytmi('api-keys', 'revoke', '1')).toContain('is revoked');
  expect(await admitApiKey(deps, secret)).toEqual({ ok: false, problem: 'revoked' });
  await expect(rytmi('api-keys', 'revoke', '1')).rejects.toThrow('There is no key 1 in use');
  expect((await changes()).map(({ kind }) => kind)).toEqual(['api-key-revoked', 'api-key-created']);
});

test('the database holds no key, only what it can be known by', async () => {
  const { secret } = await createApiKey(deps, { name: 'k', scopes: ['calls:read'], expiresAt: null, by });
  const { rows } = await db.$client.query('select * from api_key, audit_entry');
  expect(JSON.stringify(rows)).not.toContain(secret.slice(13));
});

test('a key ends on its day, and one nearly right is none', async () => {
  const made = await rytmi('api-keys', 'create', 'for a week', '--scope', 'calls:read', '--days', '7');
  const later = { db, now: () => new Date(NOW.getTime() + 7 * 86_400_000) };
  expect(await admitApiKey(later, keyIn(made))).toEqual({ ok: false, problem: 'expired' });
  expect(await admitApiKey(deps, `${keyIn(made).slice(0, -1)}#`)).toEqual({ ok: false, problem: 'unknown' });
  await expect(rytmi('api-keys', 'create', 'x', '--scope', 'calls:read', '--days', 'soon')).rejects.toThrow(
    'is no number of days',
  );
});

test('the console shows a new key once, and never again', async () => {
  const made = await post(
    '/console/api-keys',
    'name=CRM&scopes=calls%3Aread&scopes=calls%3Awrite&expiresOn=2027-01-31',
  );
  const secret = keyIn(made.body);
  expect(made.statusCode).toBe(200);
  expect(await admitApiKey(deps, secret)).toMatchObject({ ok: true, value: { name: 'CRM' } });
  const page = (await console_.inject('/console/api-keys')).body;
  expect(page).toContain(`${secret.slice(0, 12)}…`);
  expect(page).toContain('record what was heard in calls');
  expect(page).toContain('holds until 31 January 2027');
  expect(page).not.toContain(secret);
});

test('the console revokes a key once, and refuses a form that lacks something', async () => {
  await createApiKey(deps, { name: 'CRM', scopes: ['calls:read'], expiresAt: null, by });
  expect((await post('/console/api-keys/1/revoke', '')).headers.location).toBe('/console/api-keys?revoked');
  expect((await console_.inject('/console/api-keys?revoked')).body).toContain('The key is revoked.');
  expect((await post('/console/api-keys/1/revoke', '')).statusCode).toBe(422);
  expect((await post('/console/api-keys', 'name=CRM')).body).toContain('choose at least one thing');
  expect((await post('/console/api-keys', 'name=CRM&scopes=calls:read&expiresOn=2026-11-22')).body).toContain(
    'The day must lie ahead',
  );
});
