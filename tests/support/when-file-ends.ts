import { afterAll } from 'vitest';

const ends: (() => unknown)[] = [];

// Vitest forgets an afterAll that is first said within a test or a hook; this one is said as the file is loaded.
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Does something when the test file ends, wherever it is asked for: what came last is ended first. */
export function whenFileEnds(end: () => unknown): void {
  ends.push(end);
}
