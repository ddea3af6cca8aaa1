import { beforeEach, describe, expect, test } from 'vitest';
import { suppress } from '../../src/customers/suppression-store.ts';
import { WEBHOOK_KINDS } from '../../src/webhooks/webhook-kind.ts';
import { startConsole } from '../support/console-app.ts';
import { runRytmi } from '../support/run-rytmi.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { OWN_FORM } from '../support/sign-in-staff.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { HOOK_SECRETS, webhookStand } from '../support/webhook-stand.ts';

const { db, url: databaseUrl } = await createTestDatabase();
const app = await startConsole(db, { secrets: HOOK_SECRETS });
const receiver = await startReceiver();
const { deliver } = webhookStand(db);

beforeEach(() => emptyDatabase(db));

const get = async () => (await app.inject({ url: '/console/webhooks', headers: OWN_FORM })).body;
const post = (path: string, form: Record<string, string | string[]> = {}) =>
  app.inject({
    method: 'POST',
    url: `/console/webhooks${path}`,
    headers: { ...OWN_FORM, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(
      Object.entries(form).flatMap(([key, value]) => [value].flat().map((one) => [key, one])),
    ).toString(),
  });

async function unsubscribed(): Promise<void> {
  const contact = await seedContact(db, await seedCustomer(db), { addressHash: 'x' });
  expect(contact).toBeGreaterThan(0);
  await suppress(db, { addressHash: 'x', reason: 'unsubscribed', source: 'a test', at: new Date() });
}

describe('the page Webhooks', () => {
  test('adds an address and shows its secret once; one inside is refused with the reason', async () => {
    const added = await post('', { url: receiver.url, kinds: ['contact.unsubscribed', 'call.raised'] });
    expect(added.body).toMatch(/whsec_[\w+/]{43}=/);
    expect(await get()).not.toContain('whsec_');
    const refused = await post('', {
      ...{ url: 'https://169.254.169.254/', kinds: 'call.raised', includeContact: 'yes' },
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('private network');
    expect(refused.body).toContain('value="https://169.254.169.254/"');
    expect(refused.body).toMatch(/value="call.raised" checked/);
    expect(refused.body).toMatch(/name="includeContact" value="yes" checked/);
    const { rows } = await db.$client.query('select kinds from webhook_endpoint');
    expect(rows).toEqual([{ kinds: ['contact.unsubscribed', 'call.raised'] }]);
  });

  test('shows what was given up and sends it again; tests, switches, changes the secret and removes', async () => {
    await post('', { url: receiver.url });
    const { rows } = await db.$client.query('select id from webhook_endpoint');
    const path = `/${rows[0].id}`;
    await unsubscribed();
    await post(`${path}/off`);
    expect(await get()).toContain('off: switched off by hand');
    expect(await get()).toContain('Given up');
    await post(`${path}/on`);
    expect((await post(`${path}/resend`)).headers.location).toBe('/console/webhooks?done=resent');
    expect((await post(`${path}/resend`)).headers.location).toBe('/console/webhooks?done=nothing');
    receiver.answer(503);
    await deliver();
    expect(await get()).toMatch(/1 of them refused before[\s\S]*>503</);
    expect((await post(`${path}/test`)).body).toContain('it answered 503');
    receiver.answer(204);
    expect((await post(`${path}/test`)).body).toContain('It took the test: 204.');
    expect((await post(`${path}/rotate`)).body).toContain('whsec_');
    expect(await get()).toContain('the former secret still signs as well');
    await post(`${path}/remove`);
    expect(await get()).toContain('No other system is told anything yet.');
    expect((await post(`${path}/on`)).statusCode).toBe(422);
    const { rows: entries } = await db.$client.query(`select kind from audit_entry order by id`);
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...['webhook-added', 'webhook-switched', 'webhook-switched', 'webhook-resent'],
      ...['webhook-secret-changed', 'webhook-removed'],
    ]);
  });

  test('leads an administrator to no customer’s page, which is not hers to see', async () => {
    await post('', { url: receiver.url });
    await unsubscribed();
    const pure = await startConsole(db, { as: ['administrator'], secrets: HOOK_SECRETS });
    const page = (await pure.inject({ url: '/console/webhooks', headers: OWN_FORM })).body;
    expect(page).toContain('<th scope="row">');
    expect(page).not.toContain('/console/customers/');
    expect(await get()).toContain('/console/customers/');
  });

  test('is there for administrators only, and names every kind in words', async () => {
    const owner = await startConsole(db, { as: ['owner', 'care', 'publisher', 'marketing'] });
    expect((await owner.inject({ url: '/console/webhooks', headers: OWN_FORM })).statusCode).toBe(403);
    const page = await get();
    for (const kind of WEBHOOK_KINDS) expect(page).toContain(kind);
  });
});

test('the command line does the same', async () => {
  const rytmi = (...args: string[]) =>
    runRytmi(['webhooks', ...args], {
      DATABASE_URL: databaseUrl,
      RYTMI_SECRET: HOOK_SECRETS[0],
      OUTGOING_LOOPBACK: 'allowed',
    });
  expect((await rytmi('add', 'http://10.0.0.1/')).stderr).toContain('must start with https://');
  const added = await rytmi('add', receiver.url, '--kinds', 'contact.unsubscribed');
  const id = /Added as (\d+)/.exec(added.stdout)?.[1] ?? '';
  expect(added.stdout).toMatch(/whsec_/);
  await unsubscribed();
  receiver.answer(204);
  expect((await rytmi('test', id)).stdout).toContain('It answered 204');
  await rytmi('off', id);
  expect((await rytmi('dead')).stdout).toContain('contact.unsubscribed');
  await rytmi('on', id);
  expect((await rytmi('resend', '--all-of', id)).stdout).toContain('1 will go within a minute.');
  expect((await rytmi('list')).stdout).toContain('0 delivered, 1 waiting, 0 dead');
  expect((await rytmi('remove', '999')).stderr).toContain('There is no webhook');
});
