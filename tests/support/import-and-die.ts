import { importFile } from '../../src/orders/import-file.ts';
import { openDatabase } from '../../src/platform/database.ts';

/** A program that imports a file and is killed after its first block, for tests that look at what is left. */
const [url = '', path = '', profile = ''] = process.argv.slice(2);
const db = openDatabase(url, { max: 2, onError: () => undefined });
await importFile(
  { db, now: () => new Date(), addressKey: 'any' },
  { kind: 'orders', path, profile, dryRun: false, onProgress: () => process.kill(process.pid, 'SIGKILL') },
);
