import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../src/platform/free-port.ts';
import { LEFT_OUT } from './left-out.ts';
import { whenFileEnds } from './when-file-ends.ts';

/** For `describe.each`: what the queue's tests run on. */
export const QUEUE_BACKENDS: readonly ('postgres' | 'redis')[] = LEFT_OUT.includes('redis')
  ? ['postgres']
  : ['postgres', 'redis'];

export interface TestRedis {
  url: string;
  /** Ends the server; SIGKILL is a power cut. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Starts it again on the same port with what it had written to disk. */
  start(): Promise<void>;
}

/** A real Redis on a free port, as production has it (AOF, noeviction), gone when the test file ends. */
export async function startRedis(options: { policy?: string } = {}): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'rytmi-redis-'));
  const port = await freePort();
  let server = await runRedis(folder, port, options.policy ?? 'noeviction');
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    stop: (signal = 'SIGTERM') => endProcess(server, signal),
    start: async () => {
      server = await runRedis(folder, port, options.policy ?? 'noeviction');
    },
  };
  whenFileEnds(async () => {
    await redis.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return redis;
}

/** Enough for each of many tests at once. */
const MANY = ['--databases', '4096'];

function runRedis(folder: string, port: number, policy: string): Promise<ChildProcess> {
  const persistence = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''];
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, ...MANY];
  const server = spawn('redis-server', [...place, ...persistence, '--maxmemory-policy', policy], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ready to accept connections')) resolve(server);
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`redis-server ended at once: ${said}`)));
  });
}

function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
