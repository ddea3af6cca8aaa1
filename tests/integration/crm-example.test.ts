import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { raiseCalls } from '../../src/calls/raise-calls.ts';
import { resurrect } from '../../src/webhooks/delivery-store.ts';
import { addEndpoint } from '../../src/webhooks/manage/add-endpoint.ts';
import { API_NOON, startApi } from '../support/api-app.ts';
import { raiseFor } from '../support/call-stories.ts';
import { seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { SOMEBODY, webhookStand } from '../support/webhook-stand.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/crm-receiver.mjs', import.meta.url));

const { db } = await createTestDatabase();
const { origin, makeKey } = await startApi(db);
const { deps, deliver } = webhookStand(db);

let child: ChildProcessByStdio<null, Readable, null> | undefined;
afterAll(() => {
  child?.kill('SIGKILL');
});

/** The example as its first lines say it is started, but on a port that is free. */
async function startExample(secret: string): Promise<string> {
  const { secret: key } = await makeKey(['calls:write']);
  const env = { PATH: process.env.PATH, WEBHOOK_SECRET: secret, RYTMI_URL: origin, RYTMI_API_KEY: key };
  child = spawn(process.execPath, [EXAMPLE], {
    env: { ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const port = /listening on (\d+)/.exec(String(line))?.[1];
  return `http://127.0.0.1:${port}`;
}

test('the example CRM hears of a call, tells what was heard in it, and hears that it is done', async () => {
  const added = await addEndpoint(deps, {
    url: 'http://127.0.0.1:9/hooks',
    kinds: ['call.raised', 'call.done', 'call.dropped'],
    includeContact: false,
    by: SOMEBODY,
  });
  const crm = await startExample(added.ok ? added.value.secret : '');
  await db.$client.query('update webhook_endpoint set url = $1', [`${crm}/hooks`]);
  const tasks = async () => (await fetch(`${crm}/tasks`)).json();
  const customerId = await seedCustomer(db, { externalId: 'K-1' });
  await raiseCalls(db, [raiseFor(customerId, { day: Math.floor(API_NOON.getTime() / 86_400_000) })]);
  expect(await deliver()).toEqual({ taken: 1, failed: 0 });
  expect(await tasks()).toMatchObject([{ customer: 'K-1', purpose: expect.any(String), open: true }]);
  const [{ callTask }] = await tasks();

  const heard = { reached: 'reached', mood: 'happy', note: 'Wants the new catalogue' };
  const said = await fetch(`${crm}/tasks/${callTask}/done`, { method: 'POST', body: JSON.stringify(heard) });
  expect(said.status).toBe(200);
  const { rows } = await db.$client.query('select task_id, mood, note from call_outcome');
  expect(rows).toEqual([{ task_id: callTask, mood: 'happy', note: 'Wants the new catalogue' }]);
  expect(await deliver()).toEqual({ taken: 1, failed: 0 });
  expect(await tasks()).toMatchObject([{ callTask, open: false }]);

  const forged = {
    'webhook-id': 'x',
    'webhook-timestamp': String(Math.floor(Date.now() / 1_000)),
    'webhook-signature': 'v1,AAAA',
  };
  const refused = await fetch(`${crm}/hooks`, {
    method: 'POST',
    headers: forged,
    body: '{"type":"call.raised"}',
  });
  expect(refused.status).toBe(401);
  await db.$client.query(`update webhook_delivery set state = 'dead'`);
  expect(await resurrect(db, { endpointId: added.ok ? added.value.id : 0 })).toBe(2);
  expect(await deliver()).toEqual({ taken: 2, failed: 0 });
  expect(await tasks()).toHaveLength(1);
});
