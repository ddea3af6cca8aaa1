import type { Database } from '../../platform/database.ts';
import type { Logger } from '../../platform/logger.ts';
import type { OtlpExporter } from '../../platform/traces/otlp-exporter.ts';
import { type LifeMove, readLives } from './message-life-store.ts';
import { traceOfLife } from './trace-of-life.ts';

/** Hears of messages whose try has come to its end. */
export interface LifeFollower {
  ended(message: string): void;
  /** Sends what has been heard of. Never rejects: traces are told, not kept. */
  flush(): Promise<void>;
}

/** More are not waited for: a collector that is away must not fill the memory. */
const MOST_WAITING = 10_000;
const AT_A_TIME = 500;

/** Turns the ledger of what happened into traces, out of the way of sending. */
export function followLives(deps: { db: Database; log: Logger; exporter: OtlpExporter }): LifeFollower {
  let waiting: string[] = [];
  return {
    ended(message) {
      if (waiting.length < MOST_WAITING) waiting.push(message);
    },
    async flush() {
      const messages = waiting;
      waiting = [];
      try {
        for (let at = 0; at < messages.length; at += AT_A_TIME)
          await deps.exporter.send(await spansOf(deps.db, messages.slice(at, at + AT_A_TIME)));
      } catch (error) {
        deps.log.warn({ problem: (error as Error).name, traces: messages.length }, 'traces were not taken');
      }
    },
  };
}

async function spansOf(db: Database, messages: readonly string[]) {
  const lives = new Map<string, LifeMove[]>();
  for (const move of await readLives(db, messages))
    lives.set(move.message, [...(lives.get(move.message) ?? []), move]);
  return [...lives.values()].flatMap(traceOfLife);
}
