import { workThroughFolder } from '../../src/orders/watched/work-through-folder.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { speakerFor } from '../../src/words/speaker.ts';

/** A program that looks into a watched folder and is killed when its first import has been committed, before the file is moved. */
const [url = '', importFolder = '', uploads = '', now = ''] = process.argv.slice(2);
const db = openDatabase(url, { max: 4, onError: () => undefined });
/** The look, the import's begin, and its end. */
let asked = 0;
const clock = () => {
  asked += 1;
  if (asked === 3) process.kill(process.pid, 'SIGKILL');
  return new Date(now);
};
const speaker = speakerFor('en');
await workThroughFolder(
  { db, now: clock, addressKey: 'any', importFolder, uploads, speaker },
  new AbortController().signal,
);
