import { parentPort, workerData } from 'node:worker_threads';
import { type HostSays, sayTogether, type ThreadSays } from './mail-thread-talk.ts';
import { MailNotTaken, type SmtpTrouble } from './outgoing-mail.ts';
import { openSmtpSender, type SmtpSenderOptions } from './smtp-sender.ts';

/** A sending thread: builds, signs and sends, so that none of it holds up what the program does beside. Started by startMailThread. */
const host = parentPort;
if (!host) throw new Error('This file runs as a thread');
const sender = openSmtpSender(workerData as SmtpSenderOptions);
const say = sayTogether<ThreadSays>((words) => host.postMessage(words));
/** Mails whose server waits for their first byte. */
const held = new Map<number, (yes: boolean) => void>();

host.on('message', (words: readonly HostSays[]) => {
  for (const word of words) hear(word);
});

function hear(word: HostSays): void {
  if (word.say === 'send') return void send(word);
  if (word.say === 'close') {
    sender.close();
    host?.close();
    return;
  }
  held.get(word.id)?.(word.say === 'begin');
  held.delete(word.id);
}

async function send({ id, mail, date }: Extract<HostSays, { say: 'send' }>): Promise<void> {
  let begun = false;
  const mayBegin = async () => {
    begun = await new Promise<boolean>((resolve) => {
      held.set(id, resolve);
      say({ say: 'ready', id });
    });
    return begun;
  };
  try {
    const { answer } = await sender.send(mail, date, mayBegin);
    say({ say: 'taken', id, answer });
  } catch (error) {
    const trouble = error instanceof MailNotTaken ? error.trouble : faultOf(error, begun);
    say({ say: 'not-taken', id, trouble });
  } finally {
    held.delete(id);
  }
}

/** A fault in the program, such as a mail that cannot be written. */
function faultOf(error: unknown, begun: boolean): SmtpTrouble {
  const answer = error instanceof Error ? error.message : String(error);
  return { step: begun ? 'body' : 'local', code: null, enhanced: null, answer, bodyStarted: begun };
}
