import type { Heard } from './hear-answers.ts';

/** A gate is not the wiser for hearing a moment sooner that all is well, and is written more seldom so. */
const GATHER_MS = 50;

/** Passes on what is heard in few steps: trouble at once, good answers a few together. What comes while one step is written goes in the next. */
export function joinHeard(write: (heard: readonly Heard[]) => Promise<void>): {
  hear(one: Heard): void;
  /** Resolves when all is written; rejects with the first fault. */
  written(): Promise<void>;
} {
  let waiting: Heard[] = [];
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let fault: unknown;
  const writeAll = async () => {
    while (waiting.length > 0) await write(waiting.splice(0));
    writing = null;
  };
  const begin = () => {
    clearTimeout(timer);
    timer = undefined;
    // Gone already with a step that was under way.
    if (waiting.length === 0) return;
    writing ??= writeAll().catch((error: unknown) => {
      fault ??= error;
      waiting = [];
      writing = null;
    });
  };
  return {
    hear(one) {
      waiting.push(one);
      if (one.trouble !== null) begin();
      else timer ??= setTimeout(begin, GATHER_MS);
    },
    async written() {
      begin();
      await writing;
      if (fault !== undefined) throw fault;
    },
  };
}
