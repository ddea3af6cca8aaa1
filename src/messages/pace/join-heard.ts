import type { Heard } from './hear-answers.ts';

/** Passes on what is heard in few steps: what comes while one is written goes together in the next. */
export function joinHeard(write: (heard: readonly Heard[]) => Promise<void>): {
  hear(one: Heard): void;
  /** Resolves when all is written; rejects with the first fault. */
  written(): Promise<void>;
} {
  let waiting: Heard[] = [];
  let writing: Promise<void> | null = null;
  const writeAll = async () => {
    while (waiting.length > 0) await write(waiting.splice(0));
    writing = null;
  };
  let fault: unknown;
  return {
    hear(one) {
      waiting.push(one);
      writing ??= writeAll().catch((error: unknown) => {
        fault ??= error;
        waiting = [];
        writing = null;
      });
    },
    async written() {
      await writing;
      if (fault !== undefined) throw fault;
    },
  };
}
