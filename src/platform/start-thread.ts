import { type ResourceLimits, Worker } from 'node:worker_threads';

const BEGINNING = new URL('./thread.mjs', import.meta.url);

/** Starts a TypeScript file as a worker thread. It finds `data` in its workerData. */
export function startThread(file: URL, resourceLimits: ResourceLimits, data: object = {}): Worker {
  return new Worker(BEGINNING, { execArgv: [], workerData: { ...data, file: file.href }, resourceLimits });
}
