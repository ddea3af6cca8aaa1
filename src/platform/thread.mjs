/**
 * The beginning of every worker thread (start-thread.ts): takes hold of the loader, since `--import tsx` does not do so in
 * a thread on every Node that we run on, and goes on with the TypeScript file it was started for.
 */
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.file);
