import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { SMTPServer } from 'smtp-server';
import { beforeEach, expect, test } from 'vitest';
import { classifyDeliveryError } from '../../src/messages/classify-delivery-error.ts';
import { freePort } from '../../src/platform/free-port.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { MailNotTaken, OutgoingMail } from '../../src/platform/outgoing-mail.ts';
import { openSmtpLane } from '../../src/platform/smtp-lane.ts';
import { readSmtpUrl } from '../../src/platform/smtp-url.ts';
import { startScriptedServer } from '../support/scripted-server.ts';

const server = await startScriptedServer();
const MAIL: OutgoingMail = {
  from: { name: 'Liisa, Pohjan Tukku', address: 'care@supplier.example.com' },
  to: { name: 'Aino Mäkelä', address: 'aino@example.com' },
  replyTo: 'care@supplier.example.com',
  subject: 'Tilaus: tällä viikolla?',
  html: '<p>Hyvää päivää</p>',
  text: 'Hyvää päivää\n',
  messageId: '<1234@supplier.example.com>',
  unsubscribe: {
    url: `https://orders.example.com/unsubscribe/v1.${'a'.repeat(120)}`,
    mailto: 'mailto:care@supplier.example.com?subject=unsubscribe%201234',
  },
};

beforeEach(() => {
  server.play({});
  server.mails.length = 0;
  server.recipients.length = 0;
});

/** Header fields by name, unfolded. */
function headersOf(raw: string): Map<string, string[]> {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const headers = new Map<string, string[]>();
  for (const line of head.split('\r\n')) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(line.indexOf(':') + 1).trim()]);
  }
  return headers;
}

async function sendOne(mail: OutgoingMail, connections = 1): Promise<string> {
  const mailOut = openMailOut({ url: server.url, connections });
  try {
    return (await mailOut.send(mail)).answer;
  } finally {
    await mailOut.close();
  }
}

test('a mail carries one unsubscribe header with both ways, and asks machines to stay silent', async () => {
  expect(await sendOne(MAIL)).toBe('250 2.0.0 queued as 1');
  const headers = headersOf(server.mails[0] ?? '');
  expect(headers.get('list-unsubscribe')).toEqual([
    `<${MAIL.unsubscribe?.url}>, <${MAIL.unsubscribe?.mailto}>`,
  ]);
  expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
  expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
  expect(headers.get('x-auto-response-suppress')).toEqual(['OOF, AutoReply']);
  expect(headers.get('message-id')).toEqual([MAIL.messageId]);
  expect(headers.get('content-type')?.[0]).toMatch(/^multipart\/alternative/);
});

test('a mail to the supplier’s own people offers no unsubscription', async () => {
  await sendOne({ ...MAIL, unsubscribe: null });
  expect(headersOf(server.mails[0] ?? '').has('list-unsubscribe')).toBe(false);
});

test('no name, subject or address makes a second receiver or another header', async () => {
  await sendOne(MAIL);
  const usual = [...headersOf(server.mails[0] ?? '').keys()].sort();
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'x\r\nBcc: evil@example.org',
      '"a" <evil@example.org>',
      'a, b <evil@example.org>',
      'g: evil@example.org;',
    ),
    fc.string().map((text) => `${text}\r\nBcc: evil@example.org\r\n\r\nbody`),
  );
  const mailOut = openMailOut({ url: server.url });
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, async (name, subject, fromName) => {
      server.mails.length = 0;
      server.recipients.length = 0;
      await mailOut.send({
        ...MAIL,
        to: { ...MAIL.to, name },
        from: { ...MAIL.from, name: fromName },
        subject,
      });
      expect(server.recipients).toEqual(['aino@example.com']);
      const [raw = ''] = server.mails;
      const headers = headersOf(raw);
      const expected =
        subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim() === ''
          ? usual.filter((h) => h !== 'subject')
          : usual;
      expect([...headers.keys()].filter((h) => h !== 'subject').sort()).toEqual(
        expected.filter((h) => h !== 'subject'),
      );
      for (const values of headers.values()) expect(values).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
  await mailOut.close();
});

test.each([
  'b@example.com\r\nBcc: evil@example.org',
  'a@example.com, b@example.com',
  'group: a@example.com;',
  '"quoted"@example.com',
  'a@example.com>',
  'a@b@example.com',
  'a b@example.com',
  '@example.com',
  'a@localhost',
  '=?utf-8?B?ZXZpbEBleGFtcGxlLm9yZw==?=@example.com',
  `${'a'.repeat(250)}@example.com`,
])('“%s” is not written to', async (address) => {
  await expect(sendOne({ ...MAIL, to: { name: 'x', address } })).rejects.toMatchObject({
    trouble: { step: 'local' },
  });
  expect(server.recipients).toEqual([]);
});

test('a connection is kept for many mails and renewed when the server has dropped it', async () => {
  const mailOut = openMailOut({ url: server.url, connections: 1 });
  await mailOut.send(MAIL);
  let drops = 1;
  server.play(() => (drops-- > 0 ? { rcpt: 'drop' } : {}));
  expect(await mailOut.send(MAIL)).toEqual({ answer: '250 2.0.0 queued as 1' });
  expect(server.mails).toHaveLength(2);
  await mailOut.close();
});

test('that the server hung up just before is never taken for a fault of the mail', async () => {
  const { connection } = readSmtpUrl(server.url);
  const seen = new Set<string>();
  // At some of these moments the line is closed by the server, and nobody here has been told yet.
  for (let moment = 0; moment < 12; moment++) {
    const lane = await openSmtpLane(connection, null);
    server.hangUp();
    for (let turn = 0; turn < moment; turn++) await nextTurn();
    const sending = lane.send(
      { from: 'a@example.com', to: 'b@example.com' },
      Buffer.from('x'),
      async () => true,
    );
    const { trouble } = (await sending.catch((error: unknown) => error)) as MailNotTaken;
    seen.add(`${trouble.step}: ${classifyDeliveryError(trouble).kind}`);
    lane.close();
  }
  expect(seen).toContain('connect: server-away');
  expect([...seen].filter((one) => one.startsWith('local') || one.endsWith('refused'))).toEqual([]);
});

test('a mail that was on a kept connection when it broke off after the dot is not sent over a new one', async () => {
  const mailOut = openMailOut({ url: server.url, connections: 1 });
  await mailOut.send(MAIL);
  const kept = server.greetings;
  server.play(() => (server.greetings === kept ? { dot: 'drop' } : {}));
  await expect(mailOut.send(MAIL)).rejects.toMatchObject({ trouble: { step: 'body', bodyStarted: true } });
  expect(server.mails).toHaveLength(2);
  await mailOut.close();
});

test('a mail server is told the return path that a mail has, and the sender’s address of one that has none', async () => {
  const paths: string[] = [];
  const listener = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: ({ address }, _session, done) => done(void paths.push(address)),
    onData: (stream, _session, done) => void stream.on('end', () => done()).resume(),
  });
  const port = await freePort();
  await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve));
  const mailOut = openMailOut({ url: `smtp://127.0.0.1:${port}`, connections: 1 });
  await mailOut.send({ ...MAIL, returnPath: 'bounce+token@supplier.example.com' });
  await mailOut.send(MAIL);
  await mailOut.close();
  await new Promise<void>((resolve) => listener.close(() => resolve()));
  expect(paths).toEqual(['bounce+token@supplier.example.com', MAIL.from.address]);
});

test('after a refusal the same connection takes the next mail', async () => {
  const mailOut = openMailOut({ url: server.url, connections: 1 });
  server.play({ rcpt: '550 5.1.1 no such user' });
  await expect(mailOut.send(MAIL)).rejects.toMatchObject({
    trouble: { step: 'recipient', code: 550, enhanced: '5.1.1' },
  });
  server.play({});
  expect(await mailOut.send(MAIL)).toEqual({ answer: '250 2.0.0 queued as 1' });
  await mailOut.close();
});

test.each<[string, Parameters<typeof server.play>[0], Partial<MailNotTaken['trouble']>]>([
  ['greeting', { greeting: '554 5.7.1 not you' }, { step: 'connect', code: 554 }],
  ['MAIL', { mail: '550 5.1.8 bad sender' }, { step: 'sender', code: 550, enhanced: '5.1.8' }],
  ['DATA', { data: '451 4.3.0 not now' }, { step: 'data', code: 451, bodyStarted: false }],
  ['the dot', { dot: '554 5.6.0 no' }, { step: 'body', code: 554, bodyStarted: true }],
  ['a drop after the dot', { dot: 'drop' }, { step: 'body', code: null, bodyStarted: true }],
  ['a drop at RCPT', { rcpt: 'drop' }, { code: null, bodyStarted: false }],
])('a refusal at %s is told with its step', async (_step, script, trouble) => {
  server.play(script);
  await expect(sendOne(MAIL)).rejects.toMatchObject({ trouble });
});

test('away from this machine an unencrypted line is refused, unless the address allows it', () => {
  expect(readSmtpUrl('smtp://user:p%40ss@mail.example.com:587')).toMatchObject({
    connection: { host: 'mail.example.com', port: 587, secure: false, requireTLS: true },
    login: { user: 'user', pass: 'p@ss' },
  });
  expect(readSmtpUrl('smtp://catcher:1025?requireTLS=false').connection.requireTLS).toBe(false);
  expect(readSmtpUrl('smtps://mail.example.com').connection).toMatchObject({ port: 465, secure: true });
  expect(readSmtpUrl('smtp://127.0.0.1:2525').connection.requireTLS).toBe(false);
});
