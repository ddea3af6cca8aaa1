import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { openMailOut } from '../../src/platform/mail-out.ts';
import type { OutgoingMail } from '../../src/platform/outgoing-mail.ts';

const MAIL: OutgoingMail = {
  from: { name: 'Liisa', address: 'care@supplier.example.com' },
  to: { name: 'Aino', address: 'aino@example.com' },
  replyTo: 'care@supplier.example.com',
  subject: 'Tilaus',
  html: '<p>Hei</p>',
  text: 'Hei\n',
  messageId: '<1234@supplier.example.com>',
  unsubscribe: null,
};

/** A mail server on this machine under an address that is not known as its own, as one elsewhere is. */
async function serverElsewhere(options: SMTPServerOptions): Promise<{ host: string; bodies: string[] }> {
  const bodies: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    ...options,
    onData(stream, _session, done) {
      bodies.push('a body');
      stream.resume().on('end', () => done());
    },
  });
  // Its view of a line that the other side refuses.
  server.on('error', () => undefined);
  server.listen(0, '0.0.0.0');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { host: `0.0.0.0:${(server.server.address() as AddressInfo).port}`, bodies };
}

async function send(url: string) {
  const mailOut = openMailOut({ url });
  onTestFinished(() => mailOut.close());
  return mailOut.send(MAIL);
}

test('no mail leaves to a server that offers no encryption', async () => {
  const { host, bodies } = await serverElsewhere({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
  await expect(send(`smtp://${host}`)).rejects.toMatchObject({
    trouble: { step: 'tls', bodyStarted: false },
  });
  expect(bodies).toEqual([]);
  // The very line carries it where somebody says that it may.
  expect((await send(`smtp://${host}?requireTLS=false`)).answer).toMatch(/^250/);
  expect(bodies).toHaveLength(1);
});

test.each(['smtp', 'smtps'])(
  'no mail leaves by %s to a server whose certificate nobody signed',
  async (scheme) => {
    const { host, bodies } = await serverElsewhere({ secure: scheme === 'smtps' });
    await expect(send(`${scheme}://${host}`)).rejects.toMatchObject({ trouble: { bodyStarted: false } });
    expect(bodies).toEqual([]);
  },
);
