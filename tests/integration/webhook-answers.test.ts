import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, test } from 'vitest';
import { suppress } from '../../src/customers/suppression-store.ts';
import { changeEndpoint } from '../../src/webhooks/manage/change-endpoint.ts';
import { listDeliveries } from '../../src/webhooks/manage/webhook-list-store.ts';
import { emptyDatabase, seedContact, seedCustomer } from '../support/seed.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { SOMEBODY, webhookStand } from '../support/webhook-stand.ts';
import { whenFileEnds } from '../support/when-file-ends.ts';

const DELIVER_AND_DIE = fileURLToPath(new URL('../support/deliver-webhooks-and-die.ts', import.meta.url));
const DAY = 86_400;

const { db, url: databaseUrl } = await createTestDatabase();
const receiver = await startReceiver();
let { deps, deliver, wait, add } = webhookStand(db);

beforeEach(async () => {
  await emptyDatabase(db);
  receiver.received.length = 0;
  receiver.answer(204);
  ({ deps, deliver, wait, add } = webhookStand(db));
});

/** A customer whose contact says stop: one event. Answers the customer. */
async function unsubscribed(customerId?: number): Promise<number> {
  const customer = customerId ?? (await seedCustomer(db));
  const contact = await seedContact(db, customer, { email: 'maija@tukku.example.com' });
  await db.$client.query('update contact set address_hash = $1 where id = $2', [`hash ${contact}`, contact]);
  const reason = 'unsubscribed' as const;
  await suppress(db, { addressHash: `hash ${contact}`, reason, source: 'a test', at: new Date() });
  return customer;
}

const deliveries = () => listDeliveries(db, { limit: 1_000 });
const states = async () => (await deliveries()).map(({ state }) => state).reverse();

describe('an answer that is no yes', () => {
  test.each([
    ['too-slow', 'never comes', () => undefined],
    [
      '302',
      'leads to metadata',
      (reply) => reply.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    ],
    ['302', 'leads back here', (reply) => reply.writeHead(302, { location: '/hooks' }).end()],
    ['broken-off', 'breaks off', (reply) => reply.destroy()],
    [
      'broken-off',
      'is headers without an end',
      (reply) => reply.writeHead(200, { x: 'x'.repeat(100_000) }).end(),
    ],
    ['404', 'says that nobody is there', (reply) => reply.writeHead(404).end()],
  ] as [string, string, Parameters<typeof receiver.answer>[0]][])(
    '%s: it %s',
    async (said, _what, answer) => {
      await add(receiver.url);
      await unsubscribed();
      receiver.answer(answer);
      expect(await deliver()).toEqual({ taken: 0, failed: 1 });
      expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 1, lastAnswer: said }]);
      expect(receiver.received).toHaveLength(1);
    },
  );

  test('not-trusted: it comes from a server whose certificate nobody vouches for', async () => {
    const server = new SMTPServer({ secure: true });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    whenFileEnds(() => new Promise<void>((resolve) => server.close(resolve)));
    const { port } = server.server.address() as { port: number };
    await add(`https://127.0.0.1:${port}/`);
    await unsubscribed();
    await deliver();
    expect(await deliveries()).toMatchObject([{ state: 'waiting', lastAnswer: 'not-trusted' }]);
  });

  test('a yes with endless words is a yes, and the rest is not read', async () => {
    await add(receiver.url);
    await unsubscribed();
    let sent = 0;
    receiver.answer((reply) => {
      reply.writeHead(200);
      const more = () => {
        while (!reply.destroyed && reply.write('x'.repeat(65_536))) sent += 65_536;
        if (!reply.destroyed) reply.once('drain', more);
      };
      more();
    });
    expect(await deliver()).toEqual({ taken: 1, failed: 0 });
    expect(sent).toBeLessThan(20_000_000);
  });
});

describe('two workers', () => {
  test('send each event once, and those of a customer one after the other', async () => {
    await add(receiver.url);
    const some = await Promise.all(Array.from({ length: 12 }, () => seedCustomer(db)));
    for (let turn = 0; turn < 3; turn += 1) await Promise.all(some.map((customer) => unsubscribed(customer)));
    const open = new Map<number, number>();
    let overtaken = 0;
    receiver.answer((reply, { event }) => {
      const { id } = event.data.customer;
      if (open.has(id)) overtaken += 1;
      open.set(id, 1);
      setImmediate(() => {
        open.delete(id);
        reply.writeHead(200).end();
      });
    });
    const runs = await Promise.all([deliver(), deliver()]);
    expect(runs[0].taken + runs[1].taken).toBe(36);
    expect(overtaken).toBe(0);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(36);
    expect(receiver.received).toHaveLength(36);
    const { rows } = await db.$client.query(
      'select event_id as id, customer_id as customer from webhook_delivery d order by d.id',
    );
    for (const customer of some) {
      const ids = receiver.received
        .filter(({ event }) => event.data.customer.id === customer)
        .map(({ id }) => id);
      expect(ids).toEqual(rows.filter((row) => row.customer === customer).map((row) => row.id));
    }
  });

  test('of which one is killed before it hears the answer send the event again, with the same id', async () => {
    await add(receiver.url);
    await unsubscribed();
    const child = spawn(process.execPath, ['--import', 'tsx', DELIVER_AND_DIE, databaseUrl], {
      stdio: 'inherit',
    });
    receiver.answer((reply) => {
      child.kill('SIGKILL');
      child.once('exit', () => reply.destroy());
    });
    await once(child, 'exit');
    expect(await states()).toEqual(['waiting']);
    receiver.answer(200);
    expect(await deliver()).toEqual({ taken: 0, failed: 0 });
    wait(300);
    expect(await deliver()).toEqual({ taken: 1, failed: 0 });
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id);
  });
});

test('a new secret signs beside the old one for a day, and then alone', async () => {
  const { id, secret: old } = await add(receiver.url);
  const changed = await changeEndpoint(deps, { id, by: SOMEBODY, change: 'rotate' });
  const secret = changed.ok ? String(changed.value) : '';
  expect(secret).not.toBe(old);
  await unsubscribed();
  await deliver();
  wait(DAY + 1);
  await unsubscribed();
  await deliver();
  const [both, alone] = receiver.received.map(({ headers }) =>
    String(headers['webhook-signature']).split(' '),
  );
  expect(both).toHaveLength(2);
  expect(alone).toHaveLength(1);
  const [first] = receiver.received;
  for (const one of [old, secret])
    expect(() =>
      new Webhook(one).verify(first?.body ?? '', first?.headers as Record<string, string>),
    ).not.toThrow();
});

test('a changed RYTMI_SECRET still opens the signing secrets while the old one is known', async () => {
  const { secret } = await add(receiver.url);
  const renewed = 'another secret of thirty-two characters or more';
  deps.secrets = [renewed, ...deps.secrets];
  await unsubscribed();
  await deliver();
  deps.secrets = [renewed];
  await unsubscribed();
  expect(await deliver()).toEqual({ taken: 1, failed: 0 });
  for (const { body, headers } of receiver.received)
    expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).not.toThrow();
});

test('the secrets are not in the database as they are', async () => {
  const { secret } = await add(receiver.url);
  const { rows } = await db.$client.query('select to_jsonb(e)::text as row from webhook_endpoint e');
  expect(rows[0].row).not.toContain(secret.replace('whsec_', ''));
  const { rows: audit } = await db.$client.query('select to_jsonb(a)::text as row from audit_entry a');
  expect(audit.map(({ row }) => row).join()).not.toContain(secret.replace('whsec_', ''));
  expect(audit).toHaveLength(1);
});
