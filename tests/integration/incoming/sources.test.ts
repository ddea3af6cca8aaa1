import { fastify } from 'fastify';
import { beforeEach, describe, expect, test } from 'vitest';
import { registerIncoming } from '../../../src/api/register-incoming.ts';
import { inboxMailTable } from '../../../src/messages/inbox-table.ts';
import { incomingMailTable } from '../../../src/messages/incoming/incoming-table.ts';
import { keepReceived } from '../../../src/messages/incoming/keep-received.ts';
import { TUESDAY_TEN } from '../../support/message-stand.ts';
import { emptyDatabase } from '../../support/seed.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { TEST_SUPPLIER } from '../../support/test-supplier.ts';

const { db } = await createTestDatabase();
beforeEach(() => emptyDatabase(db));
const now = () => TUESDAY_TEN;
const kept = () => db.select().from(incomingMailTable).orderBy(incomingMailTable.id);
const RAW = Buffer.from(
  'From: anna@shop.example.com\r\nSubject: Hei\r\nMessage-ID: <1@shop.example.com>\r\n\r\nHei\r\n',
);

describe('the built-in server', () => {
  const receive = (rcptTo: string[]) =>
    keepReceived(
      { db, now, supplier: TEST_SUPPLIER },
      { mailFrom: '', rcptTo, messageId: null, subject: 'Hei', fromHeader: null, toHeader: null, raw: RAW },
    );

  test.each(['care@supplier.example.com', 'Bounce+abc@Supplier.example.com'])(
    'reads what is written to %s as having come back',
    async (address) => {
      await receive([address]);
      expect(await kept()).toMatchObject([
        { source: 'inbox', mailFrom: '', rcptTo: [address], state: 'waiting' },
      ]);
      expect(await db.select().from(inboxMailTable)).toHaveLength(1);
    },
  );

  test('only shows what is written to a customer', async () => {
    await receive(['anna@shop.example.com']);
    expect(await kept()).toEqual([]);
    expect(await db.select().from(inboxMailTable)).toHaveLength(1);
  });
});

describe('a provider’s post', async () => {
  const app = fastify();
  await registerIncoming(app, { db, now, incomingSecret: 'a secret of the provider, for tests only' });
  const headers = { authorization: 'Bearer a secret of the provider, for tests only' };
  const post = (payload: object | Buffer, other: Record<string, string> = headers) =>
    app.inject({ method: 'POST', url: '/api/incoming', payload, headers: other });

  test('is kept as the mail itself', async () => {
    const { statusCode } = await post(RAW, { ...headers, 'content-type': 'message/rfc822' });
    expect(statusCode).toBe(202);
    expect(await kept()).toMatchObject([{ source: 'webhook', mailFrom: null, rcptTo: [] }]);
  });

  test('is kept as JSON with its envelope, once', async () => {
    const mail = {
      id: 'ev-1',
      raw: RAW.toString('base64'),
      mailFrom: '',
      rcptTo: ['bounce+x@supplier.example.com'],
    };
    expect((await post(mail)).statusCode).toBe(202);
    expect((await post(mail)).json()).toEqual({ kept: false });
    expect((await post({ ...mail, id: 'ev-2' })).json()).toEqual({ kept: false });
    expect(await kept()).toMatchObject([{ sourceKey: 'webhook:ev-1', mailFrom: '', rcptTo: mail.rcptTo }]);
  });

  test.each([
    {},
    { authorization: 'Bearer another' },
    { authorization: headers.authorization.toLowerCase() },
  ])('with %j is refused', async (wrong) => {
    expect((await post({ raw: RAW.toString('base64') }, wrong as Record<string, string>)).statusCode).toBe(
      401,
    );
    expect(await kept()).toEqual([]);
  });

  test.each([{}, { raw: '' }, { raw: 'not base64!' }, { raw: 7 }])(
    'of %j is refused with what is missing',
    async (wrong) => {
      expect((await post(wrong)).statusCode).toBe(400);
      expect(await kept()).toEqual([]);
    },
  );

  test('finds no door where no secret is set', async () => {
    const closed = fastify();
    await registerIncoming(closed, { db, now, incomingSecret: null });
    const { statusCode } = await closed.inject({ method: 'POST', url: '/api/incoming', payload: {} });
    expect(statusCode).toBe(404);
  });
});
