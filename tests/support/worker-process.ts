import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenFileEnds } from './when-file-ends.ts';

const RYTMI = fileURLToPath(new URL('../../src/rytmi.mjs', import.meta.url));

/** Settings of an installation that sends mail to a server of the test's own, at whatever hour the test runs. */
export interface WorkerPlace {
  databaseUrl: string;
  redisUrl: string | null;
  smtpUrl: string;
}

export interface WorkerProcess {
  child: ChildProcess;
  /** Exit code, or the signal that ended it, and how long that took. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<{ code: number | null; ms: number }>;
  /** What it logged. */
  said(): string;
}

/** A worker from its first moment on: it may be ended before it is ready. */
export interface StartingWorker extends WorkerProcess {
  /** Rejects when it ends before. */
  ready: Promise<void>;
  /** However it comes about. */
  ended: Promise<{ code: number | null }>;
}

/** Starts `rytmi worker` processes, real ones; none outlives the test file. */
export function workerStarter(place: WorkerPlace): () => Promise<WorkerProcess> {
  const workers = openWorkers(place);
  whenFileEnds(workers.close);
  return async () => {
    const worker = workers.start();
    await worker.ready;
    return worker;
  };
}

/** The same for a test that clears up itself. */
export function openWorkers(place: WorkerPlace): { start(words?: string[]): StartingWorker; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'rytmi-worker-'));
  const children: ChildProcess[] = [];
  return {
    start: (words = ['worker']) => {
      const child = fork(RYTMI, words, { env: environment(place, folder), silent: true });
      children.push(child);
      return follow(child);
    },
    close: () => {
      for (const child of children) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function follow(child: ChildProcess): StartingWorker {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit').then(([code = null, signal]: (number | string | null)[]) => {
    if (signal) said += `\nended by ${signal}`;
    return { code: code as number | null };
  });
  const ready = Promise.race([
    once(child, 'message').then(() => undefined),
    ended.then(() => Promise.reject(new Error(`The worker did not start: ${said}`))),
  ]);
  // Whoever ends it before it is ready does not wait for that.
  ready.catch(() => undefined);
  return {
    child,
    ready,
    ended,
    said: () => said,
    end: async (signal) => {
      const asked = performance.now();
      child.kill(signal);
      const { code } = await ended;
      return { code, ms: performance.now() - asked };
    },
  };
}

/** Of these programs alone, and such as no worker refuses in mode `auto`. */
export const WORKER_SECRET = '8f1c6a94d7e25b30c9af4417be60d2837a5519ee43cb0f76';

function environment(place: WorkerPlace, folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    RYTMI_DIR: folder,
    DATABASE_URL: place.databaseUrl,
    ...(place.redisUrl ? { REDIS_URL: place.redisUrl } : {}),
    RYTMI_SECRET: WORKER_SECRET,
    SMTP_URL: place.smtpUrl,
    PUBLIC_URL: 'https://orders.supplier.example.com',
    SUPPLIER_NAME: 'Example Supplier Oy',
    SUPPLIER_BUSINESS_ID: '0000000-0',
    SUPPLIER_POSTAL_ADDRESS: 'Esimerkkikatu 1, 00100 Helsinki',
    SUPPLIER_PHONE: '+358 9 000 0000',
    SUPPLIER_SENDER_NAME: 'Example Supplier',
    SUPPLIER_SENDER_ADDRESS: 'care@supplier.example.com',
    SUPPLIER_REPLY_TO: 'care@supplier.example.com',
    SUPPLIER_ORDER_DESK_ADDRESS: 'orders@supplier.example.com',
    SUPPLIER_TIME_ZONE: middayZone(),
    WORKER_CONCURRENCY: '2',
  };
}

/** A zone in which it is around noon now, so that the night's review is due and no day ends during the test. */
export function middayZone(now = new Date()): string {
  const hours = 12 - now.getUTCHours();
  // In these names the sign is turned round: Etc/GMT-2 is two hours ahead of Greenwich.
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
