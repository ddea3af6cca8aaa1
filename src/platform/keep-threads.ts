/** One thread of several that do the same work. */
export interface CrewThread {
  /** Tasks that it has in hand. */
  readonly load: number;
  readonly alive: boolean;
  close(): Promise<void>;
}

/** Up to `most` threads, each begun when it is first needed, and again where it has died. `start` begins the nth. */
export function keepThreads<Thread extends CrewThread>(most: number, start: (nth: number) => Thread) {
  const threads: (Thread | undefined)[] = Array.from({ length: most });
  return {
    leastBusy(): Thread {
      const loads = threads.map((thread) => (thread?.alive ? thread.load : 0));
      const nth = loads.indexOf(Math.min(...loads));
      const known = threads[nth];
      if (known?.alive) return known;
      const begun = start(nth);
      threads[nth] = begun;
      return begun;
    },
    async close(): Promise<void> {
      await Promise.all(threads.map((thread) => thread?.close()));
    },
  };
}
