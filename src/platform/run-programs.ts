import { nameProblem } from '../shared/name-problem.ts';
import type { Deps } from './deps.ts';
import { type SupervisedProgram, superviseProgram } from './supervise-program.ts';

export interface RunningPrograms {
  stop(): Promise<void>;
  kill(): void;
}

/** Somebody may kill the embedded Postgres (out of memory, say); it is looked after this often. */
const LOOK_EVERY_MS = 2_000;

/** Runs one web and one worker program, and keeps the embedded Postgres alive under them. Web first: it holds the inbox. */
export async function runPrograms(deps: Pick<Deps, 'embedded' | 'log'>): Promise<RunningPrograms> {
  const { log } = deps;
  const running: SupervisedProgram[] = [];
  const watching = watchPostgres(deps);
  const stopAll = async () => {
    clearInterval(watching);
    await Promise.all(running.map((program) => program.stop()));
  };
  try {
    for (const name of ['web', 'worker']) running.push(await superviseProgram(name, log));
  } catch (error) {
    await stopAll();
    throw error;
  }
  return {
    stop: stopAll,
    kill: () => {
      for (const program of running) program.kill();
    },
  };
}

function watchPostgres({ embedded, log }: Pick<Deps, 'embedded' | 'log'>): NodeJS.Timeout | undefined {
  if (!embedded) return undefined;
  let reviving = false;
  const look = async () => {
    if (reviving) return;
    reviving = true;
    try {
      if (await embedded.revive()) log.warn('the embedded Postgres was gone; it runs again');
    } catch (error) {
      log.error(
        { problem: nameProblem(error as Error) },
        'the embedded Postgres does not start; trying again',
      );
    } finally {
      reviving = false;
    }
  };
  return setInterval(() => void look(), LOOK_EVERY_MS);
}
