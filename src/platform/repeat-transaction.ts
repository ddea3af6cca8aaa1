import { setTimeout as pause } from 'node:timers/promises';
import { faultCode } from '../shared/fault-code.ts';

/** Longer than any step of a sound program holds a row. */
export const LOCK_WAIT_MS = 10_000;
const MOST_TRIES = 4;
/** Grows with each try, so that two that hindered each other do not meet again. */
const PAUSE_MS = 100;

/**
 * Faults after which the whole transaction is undone and may be done again: two that hindered each other, a lock that was not given in
 * time, and a server that was stopped or is starting, or a connection lost.
 */
const MAY_PASS = /^(40001|40P01|55P03|57P0.|08...|ECONNRESET|EPIPE)$/;

/** Does a transaction again that broke off for a passing reason. Only for work that does nothing outside of its transaction. */
export async function repeatTransaction<Result>(transact: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transact();
    } catch (error) {
      if (tries === MOST_TRIES || !MAY_PASS.test(faultCode(error))) throw error;
      await pause(tries * PAUSE_MS);
    }
  }
}
