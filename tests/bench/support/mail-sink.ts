import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and only counts, in a process of its own. */
export interface MailSink {
  port: number;
  /** Mails taken since the last time it was asked. */
  taken(): Promise<{ mails: number; bytes: number }>;
  close(): void;
}

export async function startMailSink(): Promise<MailSink> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    port,
    async taken() {
      child.send('taken');
      const [counts] = await once(child, 'message');
      return counts as { mails: number; bytes: number };
    },
    close: () => child.disconnect(),
  };
}

function serve(): void {
  let mails = 0;
  let bytes = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      stream.on('end', () => {
        mails++;
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.server.address();
    if (address && typeof address === 'object') process.send?.({ port: address.port });
  });
  process.on('message', () => {
    process.send?.({ mails, bytes });
    mails = 0;
    bytes = 0;
  });
  process.on('disconnect', () => process.exit(0));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve();
