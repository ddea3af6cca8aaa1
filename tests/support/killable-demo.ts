import { once } from 'node:events';
import { startRytmi } from './run-rytmi.ts';
import { waitUntil } from './wait-until.ts';

/** A fresh demo takes 20 s; where the disk holds still for a while, it is the disk that is waited for. */
const STEP_WITHIN_MS = 180_000;

/** A demo under way. */
export interface KillableDemo {
  /** Waits until it has said that a step is done: the next one is under way then. Breaks with all it said if it ends before. */
  until(done: string): Promise<void>;
  /** All of it that is on the screen so far. */
  said(): string;
  kill(): Promise<void>;
  /** Waits for its own end; answers its exit code. */
  ended(): Promise<number | null>;
}

export function startKillableDemo(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): KillableDemo {
  const child = startRytmi(command, environment);
  // Only then has all it said been read, which may be later than its end.
  let isOver = false;
  const end = once(child, 'close').then(([code]) => {
    isOver = true;
    return code as number | null;
  });
  let said = '';
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const isDone = (step: string) => `\n${said}`.includes(`\n${step} `);
  return {
    until: async (done) => {
      await waitUntil(`“${done}” is done`, () => isDone(done) || isOver, STEP_WITHIN_MS);
      if (!isDone(done)) throw new Error(`The demo ended before “${done}” was done:\n${said}`);
    },
    said: () => said,
    kill: async () => {
      child.kill('SIGKILL');
      await end;
    },
    ended: () => end,
  };
}
