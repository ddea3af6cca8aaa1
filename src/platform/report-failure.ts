import { Mistake } from '../shared/mistake.ts';

const EXIT_MISTAKE = 1;
const EXIT_FAULT = 2;

/** Says what went wrong, a mistake in plain words and a fault with all its details; answers the exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof Mistake) {
    console.error(error.message);
    return EXIT_MISTAKE;
  }
  console.error(error);
  return EXIT_FAULT;
}
