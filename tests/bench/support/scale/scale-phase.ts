import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../../../src/platform/database.ts';
import { createLogger } from '../../../../src/platform/logger.ts';
import { PHASES, type PhaseInput, type PhaseName } from './scale-phases.ts';

/** One step of the bench, done in a process of its own: so its memory is its own. */
export interface PhaseResult {
  seconds: number;
  /** Of all its processors and threads; Postgres has its own. */
  cpuSeconds: number;
  /** Highest resident memory of the process with all its threads. */
  peakMb: number;
  /** What it counted, by name. */
  counts: Readonly<Record<string, number>>;
}

const CONNECTIONS = 6;

export async function runPhase(name: PhaseName, input: PhaseInput): Promise<PhaseResult> {
  const child = fork(fileURLToPath(import.meta.url), [name, JSON.stringify(input)], {
    execArgv: ['--import', 'tsx'],
  });
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${name} ended with ${code}`);
    }),
  ])) as [PhaseResult];
  child.disconnect();
  if (child.exitCode === null) await once(child, 'exit');
  return answer;
}

async function work(name: PhaseName, input: PhaseInput): Promise<PhaseResult> {
  const log = createLogger('warn', 'bench');
  const db = openDatabase(input.databaseUrl, {
    max: CONNECTIONS,
    onError: (error) => log.warn(error.message),
  });
  const result = await PHASES[name]({ db, log, input });
  await db.$client.end();
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { ...result, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name, input] = process.argv.slice(2) as [PhaseName, string];
  process.send?.(await work(name, JSON.parse(input)));
}
