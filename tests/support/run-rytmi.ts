import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const RYTMI = fileURLToPath(new URL('../../src/rytmi.mjs', import.meta.url));

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts `rytmi …` with nothing in its environment but what is given. */
export function startRytmi(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [RYTMI, ...args], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs `rytmi …` to its end. */
export function runRytmi(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Finished> {
  return finish(startRytmi(args, environment));
}

function finish(child: ChildProcess): Promise<Finished> {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.on('data', (chunk: Buffer) => {
      said[name] += chunk.toString();
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}
