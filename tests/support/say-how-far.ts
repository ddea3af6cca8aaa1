import { isLongForm } from './how-long.ts';

const MINUTE_MS = 60_000;

/**
 * Tells standard error how far a long test is, once a minute at most: `how far | random kill -9 | 120 of 500 | 9 min`. Silent in the
 * short form.
 */
export function sayHowFar(what: string, total: number): (done: number) => void {
  const startedAt = performance.now();
  let saidAt = startedAt;
  return (done) => {
    const now = performance.now();
    if (!isLongForm() || now - saidAt < MINUTE_MS) return;
    saidAt = now;
    const minutes = Math.round((now - startedAt) / MINUTE_MS);
    process.stderr.write(`how far | ${what} | ${done} of ${total} | ${minutes} min\n`);
  };
}
