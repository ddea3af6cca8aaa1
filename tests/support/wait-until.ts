import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 25;

/** Asks until the answer is true; breaks with `what` when that takes too long. */
export async function waitUntil(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > giveUpAt) throw new Error(`It did not come to be within ${withinMs} ms: ${what}`);
    await pause(PAUSE_MS);
  }
}
