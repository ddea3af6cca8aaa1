import { afterAll } from 'vitest';

const ends: (() => unknown)[] = [];

// Vitest forgets an afterAll that is first said within a test or a hook; this one is said as the file is loaded.
afterAll(async () => {
  const faults: unknown[] = [];
  for (const end of ends.splice(0).reverse()) {
    // One that fails keeps no other from being ended.
    await Promise.resolve()
      .then(end)
      .catch((fault: unknown) => faults.push(fault));
  }
  if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults);
});

/** Does something when the test file ends, wherever it is asked for: what came last is ended first. */
export function whenFileEnds(end: () => unknown): void {
  ends.push(end);
}
