import { parentPort } from 'node:worker_threads';
import { readMail } from './read-mail.ts';

/** The thread of open-mail-parser.ts: a mail's bytes in, the readable mail or `null` out, one at a time. */
parentPort?.on('message', (bytes: Uint8Array) => {
  readMail(Buffer.from(bytes)).then(
    (mail) => parentPort?.postMessage(mail),
    // Whatever a foreign mail breaks in here, the answer is the same: it cannot be read.
    () => parentPort?.postMessage(null),
  );
});
parentPort?.postMessage('ready');
