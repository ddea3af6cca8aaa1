import { nameProblem } from '../shared/name-problem.ts';
import type { Logger } from './logger.ts';

export interface Ending {
  /** Ends everything under way in good order. */
  close: () => Promise<void>;
  /** What must not outlive us when there is no time for order. */
  atOnce?: () => void;
  withinMs: number;
}

/** Whoever stops a program is promised an end within 30 s; those supervised leave some of it to their supervisor. */
export const LONGEST_END_MS = { supervised: 25_000, supervisor: 30_000 };

/** Under npm one Ctrl-C comes twice: from the terminal, and passed on by npm. */
const ONE_PRESS_MS = 300;

/**
 * Closes the program on SIGTERM, on Ctrl-C, or when its supervisor dies; hard, once the time is over. A second signal ends it
 * at once. What is cut off is taken up again at the next start.
 */
export function endOnSignal(log: Logger, ending: Ending): void {
  let closingSince: number | null = null;
  const endNow = () => {
    ending.atOnce?.();
    process.exit(1);
  };
  const end = (why: string) => {
    if (closingSince !== null) {
      if (performance.now() - closingSince > ONE_PRESS_MS) endNow();
      return;
    }
    closingSince = performance.now();
    log.info({ why }, 'stopping');
    setTimeout(() => {
      log.error('could not stop in time; ended hard');
      endNow();
    }, ending.withinMs).unref();
    ending.close().then(
      () => process.exit(0),
      (error: Error) => {
        log.error({ problem: nameProblem(error) }, 'stopped with a fault');
        endNow();
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // The terminal's window was closed.
  process.on('SIGHUP', end);
  if (process.connected) process.once('disconnect', () => closingSince ?? end('supervisor gone'));
}
