import { createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';
import { freePort } from '../../src/platform/free-port.ts';

/** What the server answers at a step instead of its usual yes; `drop` ends the connection. */
type Script = Partial<Record<'greeting' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'dot', string | 'drop'>>;

export interface ScriptedServer {
  url: string;
  /** Mails whose final dot came, whatever was answered to it. */
  mails: string[];
  recipients: string[];
  /** From now on. */
  play(script: Script | ((recipient: string) => Script)): void;
}

const USUAL = {
  greeting: '220 scripted ready',
  ehlo: '250-scripted\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME',
  mail: '250 2.1.0 ok',
  rcpt: '250 2.1.5 ok',
  data: '354 go ahead',
  dot: '250 2.0.0 queued as 1',
};

/** A mail server on this machine that misbehaves as told, closed when the test file ends. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const mails: string[] = [];
  const recipients: string[] = [];
  const sockets = new Set<Socket>();
  let script: Script | ((recipient: string) => Script) = {};
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, {
      answer: (step, recipient) =>
        (typeof script === 'function' ? script(recipient) : script)[step] ?? USUAL[step],
      mails,
      recipients,
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    recipients,
    play: (next) => {
      script = next;
    },
  };
}

interface Stage {
  answer(step: keyof typeof USUAL, recipient: string): string;
  mails: string[];
  recipients: string[];
}

function converse(socket: Socket, stage: Stage): void {
  let buffer = '';
  let inData = false;
  let recipient = '';
  let accepted = false;
  const say = (step: keyof typeof USUAL) => {
    const line = stage.answer(step, recipient);
    if (line === 'drop') socket.destroy();
    else socket.write(`${line}\r\n`);
    return line;
  };
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') say('ehlo');
    else if (verb === 'MAIL') say('mail');
    else if (verb === 'RCPT') {
      recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
      stage.recipients.push(recipient);
      accepted = say('rcpt').startsWith('2');
    } else if (verb === 'DATA' && !accepted) socket.write('503 5.5.1 no recipient\r\n');
    else if (verb === 'DATA') inData = say('data').startsWith('3');
    else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else socket.write('250 ok\r\n');
  };
  socket.on('data', (chunk: Buffer) => {
    buffer += chunk.toString('latin1');
    for (;;) {
      const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const text = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        stage.mails.push(text);
        say('dot');
      } else command(text);
    }
  });
  say('greeting');
}
