import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { whenFileEnds } from './when-file-ends.ts';

export interface TakenMail {
  mailFrom: string;
  rcptTo: string[];
  raw: Buffer;
}

/** A mail server that refuses some receivers with a 550 and these words, and takes every other mail. */
export async function refusingServer(
  refusals: Readonly<Record<string, string>>,
): Promise<{ port: number; taken: TakenMail[] }> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const words = refusals[address];
      done(words ? Object.assign(new Error(words), { responseCode: 550 }) : null);
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const rcptTo = envelope.rcptTo.map(({ address }) => address);
        taken.push({
          mailFrom: envelope.mailFrom ? envelope.mailFrom.address : '',
          rcptTo,
          raw: Buffer.concat(chunks),
        });
        done();
      });
    },
  });
  // Programs are killed with mails on the line.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  whenFileEnds(() => new Promise<void>((closed) => server.close(() => closed())));
  return { port: (server.server.address() as AddressInfo).port, taken };
}
