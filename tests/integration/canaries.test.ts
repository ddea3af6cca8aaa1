import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { planMessages } from '../../src/messages/plan-messages.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { readCareModel, saveCareModel } from '../../src/nurture/care-model-store.ts';
import { freePort } from '../../src/platform/free-port.ts';
import { openOutgoing } from '../../src/platform/outgoing/open-outgoing.ts';
import { dayFromIso } from '../../src/shared/calendar-day.ts';
import { addEndpoint } from '../../src/webhooks/manage/add-endpoint.ts';
import { bringCanaries, layCanaries } from '../support/bring-canaries.ts';
import { canary, found, phone, planted } from '../support/canaries.ts';
import { planFor } from '../support/message-stand.ts';
import { QUEUE_BACKENDS, startRedis } from '../support/redis.ts';
import { refusingServer } from '../support/refusing-server.ts';
import { startRytmi } from '../support/run-rytmi.ts';
import { scratchFolder, scratchFolderOfFile } from '../support/scratch-folder.ts';
import { seedComplaint, seedContact, seedCustomer, seedOrders, seedProduct } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { TEST_SUPPLIER } from '../support/test-supplier.ts';
import { textOfRedis } from '../support/text-of-redis.ts';
import { waitUntil } from '../support/wait-until.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { SOMEBODY } from '../support/webhook-stand.ts';

const { db, url } = await createTestDatabase();
const CUSTOMERS = 40;

const secrets = {
  RYTMI_SECRET: `${canary()}${randomBytes(16).toString('hex')}`,
  INCOMING_SECRET: `${canary()}${randomBytes(16).toString('hex')}`,
  SHOP_SECRET: `${canary()}${randomBytes(16).toString('hex')}`,
  METRICS_TOKEN: `${canary()}${randomBytes(16).toString('hex')}`,
};
const refusals: Record<string, string> = {};
const smtp = await refusingServer(refusals);
const receiver = await startReceiver();
const importFolder = scratchFolderOfFile();
const redis = QUEUE_BACKENDS.includes('redis') ? await startRedis() : null;
const traces: string[] = [];
const collector = createServer((request, response) => {
  request.setEncoding('utf8').on('data', (text: string) => traces.push(text));
  request.on('end', () => response.end('{}'));
});

beforeAll(async () => {
  await new Promise<void>((listening) => collector.listen(0, '127.0.0.1', listening));
  const { settings } = await readCareModel(db);
  const always = { fromHour: 0, toHour: 24, weekdays: [1, 2, 3, 4, 5, 6, 7], respectHolidays: false };
  await saveCareModel(
    db,
    { ...settings, mode: 'approve', sending: { ...settings.sending, ...always } },
    'a test',
  );
  const today = dayFromIso(new Date().toISOString().slice(0, 10)) as number;
  const productId = await seedProduct(db, { name: canary() });
  const plans = [];
  for (let n = 0; n < CUSTOMERS; n++) {
    const customerId = await seedCustomer(db, { name: canary(), city: canary() });
    const email = `${canary()}@example.org`;
    // The server's own words hold the address, as they often do.
    if (n % 8 === 0) refusals[email] = `5.1.1 <${email}>: no such user ${canary()}`;
    if (n % 8 === 1) refusals[email] = `5.2.2 <${email}> is full ${canary()}`;
    const contactId = await seedContact(db, customerId, {
      ...{ name: canary(), email, phone: phone(), addressHash: `hash ${n}`, legalClass: 'legal-person' },
    });
    await db.$client.query(
      `insert into consent_event (contact_id, basis, source) values ($1, 'consent', $2)`,
      [contactId, canary()],
    );
    await seedOrders(db, { customerId, productId, days: [120, 90, 60, 30].map((ago) => today - ago) });
    if (n > 30)
      await seedComplaint(db, customerId, {
        openedOn: '2026-01-02',
        closedOn: '2026-01-03',
        words: canary(),
      });
    const days = { decidedOn: today, expiresOn: today + 5, period: 'a test' };
    plans.push(planFor(customerId, contactId, { ...days, kind: 'check-in', items: [] }));
  }
  await addEndpoint(
    {
      db,
      now: () => new Date(),
      secrets: [secrets.RYTMI_SECRET],
      outgoing: openOutgoing({ mayUseLoopback: true, dnsServers: [] }),
    },
    { url: `${receiver.url}/${canary()}`, kinds: ['message.accepted'], includeContact: true, by: SOMEBODY },
  );
  await planMessages(db, plans);
  await releaseMessages({ db, now: () => new Date(), supplier: TEST_SUPPLIER }, { sending: always });
});

const { SHOP_SECRET, ...keptSecrets } = secrets;

/** The programs as they run in earnest, with a log that leaves nothing out. */
function startPrograms(more: Readonly<Record<string, string>> = {}): {
  port: Promise<number>;
  said: () => string;
} {
  const said: string[] = [];
  const port = freePort();
  void port.then((web) => {
    for (const name of ['web', 'worker']) {
      const program = startRytmi([name], {
        ...keptSecrets,
        ...more,
        SHOPS: `woocommerce/puoti=${SHOP_SECRET}`,
        ...{ IMPORT_DIR: importFolder, OUTGOING_LOOPBACK: 'allowed' },
        ...{ DATABASE_URL: url, RYTMI_DIR: scratchFolder(), LOG_LEVEL: 'trace', PORT: String(web) },
        ...{ SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, PUBLIC_URL: `http://127.0.0.1:${web}` },
        ...{ SUPPLIER_NAME: 'Pohjan Tukku', SUPPLIER_BUSINESS_ID: '1', SUPPLIER_POSTAL_ADDRESS: 'x' },
        ...{
          SUPPLIER_PHONE: '1',
          SUPPLIER_SENDER_NAME: 'Liisa',
          SUPPLIER_SENDER_ADDRESS: 'liisa@example.com',
        },
        ...{ SUPPLIER_REPLY_TO: 'liisa@example.com', SUPPLIER_ORDER_DESK_ADDRESS: 'orders@example.com' },
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      });
      onTestFinished(() => void program.kill('SIGKILL'));
      for (const stream of [program.stdout, program.stderr])
        stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    }
  });
  return { port, said: () => said.join('') };
}

async function ready(port: number, said: () => string): Promise<string> {
  await waitUntil(
    'the programs are ready',
    () => said().includes('web is ready') && said().includes('worker is ready'),
    30_000,
  );
  return `http://127.0.0.1:${port}`;
}

/** What strangers and machines send to the pages: tokens, keys, passwords and texts, most of them wrong. */
async function visit(web: string): Promise<void> {
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${web}${path}`, { redirect: 'manual', ...init }).then((answer) => answer.text());
  for (const page of ['unsubscribe', 'preferences', 'answer', 'reorder']) {
    await ask(`/${page}/${canary()}?note=${canary()}`);
    await ask(`/${page}/${canary()}`, { method: 'POST', headers: form, body: `words=${canary()}` });
  }
  await ask('/console/sign-in', {
    method: 'POST',
    headers: form,
    body: `email=${canary()}@example.org&password=${canary()}`,
  });
  await ask(`/console/welcome/${canary()}`, { headers: { cookie: `session=${canary()}` } });
  await ask('/api/incoming', {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${canary()}` },
    body: canary(),
  });
  const mail = `From: ${canary()} <${canary()}@example.org>\r\nTo: liisa@example.com\r\nSubject: ${canary()}\r\n\r\n${canary()} ${phone()}`;
  await ask('/api/incoming', {
    ...{ method: 'POST', body: mail },
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secrets.INCOMING_SECRET}` },
  });
  await ask('/api/v1/customers', { headers: { authorization: `Bearer ${canary()}` } });
  await ask('/metrics', { headers: { authorization: `Bearer ${secrets.METRICS_TOKEN}` } });
}

async function allCameToTheirEnd(): Promise<boolean> {
  const { rows } = await db.$client.query<{ ended: boolean }>(
    `select exists (select from shop_delivery where state = 'done')
      and exists (select from import_run where file_name = 'customers.csv' and state = 'done' and rejected = 1)
      and exists (select from webhook_delivery where state = 'delivered') as ended`,
  );
  return rows[0]?.ended === true;
}

async function textOfQueue(): Promise<string> {
  const { rows: tables } = await db.$client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema = 'queue' and table_type = 'BASE TABLE' union all select 'job_run'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.$client.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t`,
    );
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

test('of names, addresses, texts, phones, tokens and keys none comes into a log, the queue or a trace', async () => {
  await layCanaries(db, importFolder);
  const { port, said } = startPrograms();
  const web = await ready(await port, said);
  await visit(web);
  await bringCanaries(db, { web, shopSecret: SHOP_SECRET });
  await waitUntil(
    'the mails have come to their end',
    async () => {
      const { rows } = await db.$client.query(
        `select 1 from message where state in ('planned', 'approved', 'claimed', 'sending')`,
      );
      return rows.length === 0 || smtp.taken.length >= CUSTOMERS / 4;
    },
    30_000,
  );
  await waitUntil('what was brought in came to its end', allCameToTheirEnd, 60_000);
  expect(receiver.received.map(({ body }) => found(body).length)).not.toContain(0);
  // What is looked through is really there.
  await waitUntil('a mail was refused', () => said().includes('mail not taken'), 30_000);
  await waitUntil('traces have come', () => traces.join('').includes('recorded as accepted'), 15_000);
  expect(planted.size).toBeGreaterThanOrEqual(200);
  const queue = await textOfQueue();
  for (const job of ['deliver-messages', 'deliver-webhooks', 'read-shops', 'watch-folder'])
    expect(queue).toContain(job);
  expect({ log: found(said()), queue: found(queue), traces: found(traces.join('')) }).toEqual({
    ...{ log: [], queue: [], traces: [] },
  });
}, 120_000);

test.each(QUEUE_BACKENDS.filter((backend) => backend === 'redis'))(
  'nor with the queue on %s',
  async () => {
    const { port, said } = startPrograms({ REDIS_URL: redis?.url ?? '' });
    const web = await ready(await port, said);
    await visit(web);
    await bringCanaries(db, { web, shopSecret: SHOP_SECRET });
    const waiting = `select from shop_delivery where state = 'waiting'`;
    await waitUntil(
      'the shop’s order has come in',
      async () => (await db.$client.query(waiting)).rowCount === 0,
      60_000,
    );
    const queue = await textOfRedis(redis?.url ?? '');
    expect(queue).toContain('read-shops');
    expect({ log: found(said()), queue: found(queue), traces: found(traces.join('')) }).toEqual({
      ...{ log: [], queue: [], traces: [] },
    });
  },
  120_000,
);
