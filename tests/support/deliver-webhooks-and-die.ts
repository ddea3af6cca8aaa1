import { openDatabase } from '../../src/platform/database.ts';
import { webhookStand } from './webhook-stand.ts';

/** A program that delivers webhooks, for a test whose receiver kills it before it has an answer. */
const [url = ''] = process.argv.slice(2);
await webhookStand(openDatabase(url, { max: 2, onError: () => undefined })).deliver();
