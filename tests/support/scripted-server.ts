import { createServer, type Socket } from 'node:net';
import { freePort } from '../../src/platform/free-port.ts';
import { whenFileEnds } from './when-file-ends.ts';

/** Where in a dialogue the server speaks; `reset` answers RSET, `body` comes with the first of the mail's text. */
export type Step = 'greeting' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot' | 'reset';

/** More than a line: what else a server may do at a step. */
export interface Act {
  /** What it writes, as it is, line ends and all. */
  bytes?: string;
  /** Waits before it writes. */
  afterMs?: number;
  /** One byte at a time, with this pause between them. */
  byteEveryMs?: number;
  /** Then ends the connection: in order, or torn off. */
  ending?: 'end' | 'tear';
}

/** What the server answers at a step instead of its usual yes; `drop` ends the connection. */
export type Script = Partial<Record<Step, string | 'drop' | Act>>;

export interface ScriptedServer {
  url: string;
  /** Mails whose final dot came, whatever was answered to it. */
  mails: string[];
  recipients: string[];
  /** Message-ID → how often it said yes to the whole mail, heard or not. */
  taken: Map<string, number>;
  /** Connections so far. */
  readonly greetings: number;
  /** From now on. */
  play(script: Script | ((recipient: string) => Script)): void;
  /** From now on what it writes is cut into pieces by this chance, 0–1 a call; whole when null. */
  cutBy(chance: (() => number) | null): void;
  /** Ends every connection that is open. */
  hangUp(): void;
}

const USUAL: Record<Step, string> = {
  greeting: '220 scripted ready',
  ehlo: '250-scripted\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-AUTH PLAIN\r\n250 8BITMIME',
  auth: '235 2.7.0 welcome',
  mail: '250 2.1.0 ok',
  rcpt: '250 2.1.5 ok',
  data: '354 go ahead',
  body: '',
  dot: '250 2.0.0 queued as 1',
  reset: '250 2.0.0 ok',
};

const STEP_OF_VERB: Readonly<Record<string, Step>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  AUTH: 'auth',
  MAIL: 'mail',
  RSET: 'reset',
};

/** A mail server on this machine that misbehaves as told, closed when the test file ends. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const server = await openScriptedServer();
  whenFileEnds(server.close);
  return server;
}

/** The same for a test that clears up itself. */
export async function openScriptedServer(): Promise<ScriptedServer & { close(): Promise<void> }> {
  const stage: Stage = {
    script: {},
    chance: null,
    mails: [],
    recipients: [],
    taken: new Map(),
    greetings: 0,
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    stage.greetings += 1;
    converse(socket, stage);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    close: async () => {
      hangUp();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
    url: `smtp://127.0.0.1:${port}`,
    mails: stage.mails,
    recipients: stage.recipients,
    taken: stage.taken,
    get greetings() {
      return stage.greetings;
    },
    play: (script) => {
      stage.script = script;
    },
    cutBy: (chance) => {
      stage.chance = chance;
    },
    hangUp,
  };
}

interface Stage {
  script: Script | ((recipient: string) => Script);
  chance: (() => number) | null;
  mails: string[];
  recipients: string[];
  taken: Map<string, number>;
  greetings: number;
}

function converse(socket: Socket, stage: Stage): void {
  let buffer = '';
  let inData = false;
  let recipient = '';
  let accepted = false;
  let over = false;
  const write = speaker(socket, stage);
  const say = (step: Step): string => {
    const script = typeof stage.script === 'function' ? stage.script(recipient) : stage.script;
    const answer = script[step] ?? USUAL[step];
    over ||= answer === 'drop' || (typeof answer === 'object' && answer.ending !== undefined);
    return write(answer);
  };
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    const step = STEP_OF_VERB[verb];
    if (step) say(step);
    else if (verb === 'RCPT') {
      recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
      stage.recipients.push(recipient);
      accepted = say('rcpt').startsWith('2');
    } else if (verb === 'DATA' && !accepted) write('503 5.5.1 no recipient');
    else if (verb === 'DATA') inData = /^[23]/.test(say('data'));
    else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else write('250 ok');
  };
  const takeMail = (text: string) => {
    stage.mails.push(text);
    if (say('dot').startsWith('2')) countTaken(stage.taken, text);
  };
  /** The next command, or the whole text; null when it has not come to its end. */
  const nextPart = () => {
    const mark = inData ? '\r\n.\r\n' : '\r\n';
    const end = buffer.indexOf(mark);
    if (end < 0) return null;
    const part = { text: buffer.slice(0, end), take: inData ? takeMail : command };
    buffer = buffer.slice(end + mark.length);
    inData = false;
    return part;
  };
  socket.on('data', (chunk: Buffer) => {
    if (inData && buffer === '') say('body');
    buffer += chunk.toString('latin1');
    // After its last word it hears nothing any more.
    for (let part = nextPart(); part && !over; part = nextPart()) part.take(part.text);
  });
  say('greeting');
}

function countTaken(taken: Map<string, number>, mail: string): void {
  const id = /^message-id:\s*(<[^>]+>)/im.exec(mail)?.[1] ?? 'none';
  taken.set(id, (taken.get(id) ?? 0) + 1);
}

/** Writes answers one after another, each in the way it is told. Returns at once what will be written. */
function speaker(socket: Socket, stage: Stage): (answer: string | Act) => string {
  let last: Promise<void> = Promise.resolve();
  return (answer) => {
    if (answer === 'drop') {
      last = last.then(() => void socket.destroy());
      return '';
    }
    const act = typeof answer === 'string' ? { bytes: answer === '' ? '' : `${answer}\r\n` } : answer;
    last = last.then(() => perform(socket, act, stage.chance));
    return act.bytes ?? '';
  };
}

async function perform(socket: Socket, act: Act, chance: Stage['chance']): Promise<void> {
  if (act.afterMs) await pause(act.afterMs);
  for (const piece of piecesOf(act, chance)) {
    if (socket.destroyed) return;
    socket.write(piece, 'latin1');
    if (act.byteEveryMs) await pause(act.byteEveryMs);
    else if (chance) await new Promise((resolve) => setImmediate(resolve));
  }
  if (act.ending === 'end') socket.end();
  if (act.ending === 'tear') socket.resetAndDestroy();
}

function piecesOf({ bytes = '', byteEveryMs }: Act, chance: Stage['chance']): string[] {
  if (bytes === '') return [];
  if (byteEveryMs) return [...bytes];
  if (!chance || chance() < 0.5) return [bytes];
  const cut = 1 + Math.floor(chance() * (bytes.length - 1));
  return [bytes.slice(0, cut), bytes.slice(cut)].filter((piece) => piece !== '');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
