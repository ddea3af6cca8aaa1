import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Mistake } from '../shared/mistake.ts';
import { LONGEST_END_MS } from './end-on-signal.ts';
import type { Logger } from './logger.ts';

export interface SupervisedProgram {
  /** Asks it to end, and ends it hard when it takes too long. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

const RYTMI = fileURLToPath(new URL('../rytmi.mjs', import.meta.url));
const PATIENCE_MS = LONGEST_END_MS.supervised + 1_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** One that lived this long had started well: the next pause is the first again. */
const HEALTHY_MS = 60_000;

/**
 * Runs `rytmi NAME` as a process of its own, and again, ever more slowly, whenever it dies. Resolves when the program says that it is
 * ready; rejects when it ends before, having said why itself.
 */
export async function superviseProgram(name: string, log: Logger): Promise<SupervisedProgram> {
  let child = forkProgram(name);
  let restart: NodeJS.Timeout | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  const watch = (watched: ChildProcess, startedAt: number) =>
    watched.once('exit', (code, signal) => {
      if (performance.now() - startedAt > HEALTHY_MS) pauseMs = FIRST_PAUSE_MS;
      log.error({ program: name, code, signal, pauseMs }, 'a program ended; it is started again');
      restart = setTimeout(() => {
        child = forkProgram(name);
        watch(child, performance.now());
      }, pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    });
  await isReady(child, name);
  watch(child, performance.now());
  const leaveAlone = () => {
    clearTimeout(restart);
    child.removeAllListeners('exit');
  };
  return {
    stop: () => {
      leaveAlone();
      return endChild(child);
    },
    kill: () => {
      leaveAlone();
      child.kill('SIGKILL');
    },
  };
}

/** Detached: a Ctrl-C on the terminal reaches only us, and we stop the programs in order. */
function forkProgram(name: string): ChildProcess {
  return fork(RYTMI, [name], { detached: true });
}

function isReady(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Mistake(`The ${name} program did not start; it has said why above.`));
    child.once('exit', failed);
    child.once('message', () => {
      child.off('exit', failed);
      resolve();
    });
  });
}

function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const end = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.once('exit', () => {
      clearTimeout(end);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
