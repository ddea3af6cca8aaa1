import { followLives, type LifeFollower } from '../messages/traces/follow-lives.ts';
import type { Deps } from '../platform/deps.ts';
import { otlpExporter } from '../platform/traces/otlp-exporter.ts';

const EVERY_MS = 5_000;

/** Sends traces of what this worker delivers, where a collector is named. Null where none is: nothing is done then. */
export function keepTraces({ config, db, log }: Pick<Deps, 'config' | 'db' | 'log'>): {
  lives: LifeFollower | null;
  stop(): Promise<void>;
} {
  if (config.otlp === null) return { lives: null, stop: async () => undefined };
  const lives = followLives({ db, log, exporter: otlpExporter(config.otlp) });
  const timer = setInterval(() => void lives.flush(), EVERY_MS);
  return {
    lives,
    stop: async () => {
      clearInterval(timer);
      await lives.flush();
    },
  };
}
