import { SMTPServer } from 'smtp-server';
import { freePort } from '../../src/platform/free-port.ts';
import { whenFileEnds } from './when-file-ends.ts';

export interface CountingSink {
  url: string;
  /** Message-ID → times it was taken. */
  taken: Map<string, number>;
  /** What it took last. */
  last(): { to: readonly string[]; raw: string } | null;
  /** How long it thinks before it says yes. */
  setPause(ms: number): void;
  close(): Promise<void>;
}

/** A mail server on this machine that takes everything and counts it, closed when the test file ends. */
export async function startCountingSink(): Promise<CountingSink> {
  const sink = await openCountingSink();
  whenFileEnds(sink.close);
  return sink;
}

/** The same for a test that clears up itself. */
export async function openCountingSink(): Promise<CountingSink> {
  const taken = new Map<string, number>();
  let pauseMs = 0;
  let last: { to: readonly string[]; raw: string } | null = null;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('latin1');
        last = { to: envelope.rcptTo.map(({ address }) => address), raw };
        const id = /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? 'none';
        taken.set(id, (taken.get(id) ?? 0) + 1);
        setTimeout(callback, pauseMs);
      });
    },
  });
  // A client killed in mid-sentence is what these tests are about.
  server.on('error', () => undefined);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    last: () => last,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
    setPause: (ms) => {
      pauseMs = ms;
    },
  };
}
