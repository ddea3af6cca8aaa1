import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What is known of rounds that ended well, in this run and in runs broken off before it. */
export interface KeptRounds<Found> {
  /** What a round found, if it ended well in an earlier run. */
  found(round: string): Found | undefined;
  keep(round: string, found: Found): void;
}

/**
 * Rounds written to RYTMI_PROGRESS_FILE as they end, one JSON line each, so that a long form broken off is gone on with. Without that
 * setting nothing is kept, and every round is to be done.
 */
export function keptRounds<Found>(what: string, file = process.env.RYTMI_PROGRESS_FILE): KeptRounds<Found> {
  const known = new Map(file && existsSync(file) ? readRounds<Found>(what, file) : []);
  return {
    found: (round) => known.get(round),
    keep: (round, found) => {
      if (file) appendFileSync(file, `${JSON.stringify({ what, round, found })}\n`);
    },
  };
}

function readRounds<Found>(what: string, file: string): [string, Found][] {
  const whole = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return whole
    .map((line) => JSON.parse(line) as { what: string; round: string; found: Found })
    .filter((line) => line.what === what)
    .map(({ round, found }) => [round, found]);
}
