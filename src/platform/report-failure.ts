import { Mistake } from '../shared/mistake.ts';

const EXIT_MISTAKE = 1;
const EXIT_FAULT = 2;
/** Postgres's and the system's names for "no room". */
const DISK_FULL = ['53100', 'ENOSPC', 'EDQUOT'];

/** Says what went wrong, a mistake in plain words and a fault with all its details; answers the exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof Mistake) {
    console.error(error.message);
    return EXIT_MISTAKE;
  }
  if (causesOf(error).some((cause) => DISK_FULL.includes((cause as { code?: string }).code ?? ''))) {
    console.error(
      'The disk is full. What was saved before is all there; this was not saved. Make room, then do it again.',
    );
    return EXIT_MISTAKE;
  }
  console.error(error);
  return EXIT_FAULT;
}

function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
