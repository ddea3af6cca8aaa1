import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRytmi } from '../../../support/run-rytmi.ts';
import { BENCH_SECRET } from '../play-nights.ts';

/** `rytmi worker` as it runs in real use. */
export interface BenchWorker {
  child: ChildProcess;
  /** Ends it: politely, or as a power cut does. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Highest resident memory so far, with all threads; null where the system does not tell (it does on Linux). */
  peakMb(): number | null;
}

export interface WorkerPlace {
  databaseUrl: string;
  redisUrl: string | null;
  smtpPort: number;
}

const SUPPLIER = {
  SUPPLIER_NAME: 'Example Supplier Oy',
  SUPPLIER_BUSINESS_ID: '0000000-0',
  SUPPLIER_POSTAL_ADDRESS: 'Esimerkkikatu 1, 00100 Helsinki',
  SUPPLIER_PHONE: '+358 9 000 0000',
  SUPPLIER_SENDER_NAME: 'Example Supplier',
  SUPPLIER_SENDER_ADDRESS: 'care@supplier.example.com',
  SUPPLIER_REPLY_TO: 'care@supplier.example.com',
  SUPPLIER_ORDER_DESK_ADDRESS: 'orders@supplier.example.com',
};

/** Resolves once it is ready. */
export async function startBenchWorker(place: WorkerPlace): Promise<BenchWorker> {
  const home = mkdtempSync(join(tmpdir(), 'rytmi-scale-worker-'));
  const child = startRytmi(['worker'], {
    ...{ RYTMI_DIR: home, DATABASE_URL: place.databaseUrl, RYTMI_SECRET: BENCH_SECRET, LOG_LEVEL: 'info' },
    ...(place.redisUrl ? { REDIS_URL: place.redisUrl } : {}),
    SMTP_URL: `smtp://127.0.0.1:${place.smtpPort}`,
    PUBLIC_URL: 'https://orders.supplier.example.com',
    ...SUPPLIER,
  });
  const ended = once(child, 'exit');
  let said = '';
  const ready = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      // What it says later is only taken from it, so that its pipe never fills.
      if (said.includes('worker is ready')) return;
      said += chunk.toString();
      if (said.includes('worker is ready')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  });
  await Promise.race([
    ready,
    ended.then(() => Promise.reject(new Error(`The worker did not start: ${said}`))),
  ]);
  return {
    child,
    async end(signal) {
      child.kill(signal);
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
    peakMb: () => peakMbOf(child.pid),
  };
}

function peakMbOf(pid: number | undefined): number | null {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return null;
  const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
