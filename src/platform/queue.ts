/** One ring for one job. It carries no facts, only where to find them: losing every bell loses nothing. */
export interface Bell {
  name: string;
  /** Ids only: a queue keeps its data in clear. */
  data: Readonly<Record<string, string | number>>;
  /** A bell with the id of one still waiting or being answered is not rung again. No `:`, not digits only. */
  jobId?: string;
  /** Times a worker tries before the bell is given up. */
  attempts?: number;
  /** Pause before the second try; doubled for each further one. */
  backoffSeconds?: number;
  /** Higher numbers wait for lower ones; a bell without one goes first. */
  priority?: number;
}

/** What rings for workers. Which engine stands behind it is nobody else's business. */
export interface JobQueue {
  /** Rejects at once when the queue cannot be reached; the planner rings again. */
  ring(bells: readonly Bell[]): Promise<void>;
  /** Makes one bell ring by itself, to a cron pattern in UTC. Changes nothing where it does already. */
  ringRepeatedly(name: string, pattern: string): Promise<void>;
  startWorker(
    answer: (bell: Pick<Bell, 'name' | 'data'>) => Promise<void>,
    options: { concurrency: number },
  ): Promise<QueueWorker>;
  close(): Promise<void>;
}

export interface QueueWorker {
  /** Takes no more bells and waits for those being answered, however long that takes. */
  close(): Promise<void>;
}
