import type { Database } from '../../src/platform/database.ts';

const LOOK_EVERY_MS = 500;

/** Looks now and then how long mails stand in hand; `silences` are from when until when, in ms since 1970, and may still grow. */
export function watchHands(
  db: Database,
  silences: readonly [number, number][],
): { longestMs(): number; stop(): void } {
  let longest = 0;
  const look = async () => {
    const { rows } = await db.$client.query<{ since: Date | null; now: Date }>(
      `select min(claimed_at) as since, now() as now from message where state in ('claimed', 'sending')`,
    );
    const [row] = rows;
    if (row?.since) longest = Math.max(longest, heardMs(row.since.getTime(), row.now.getTime(), silences));
  };
  // A database that is being restarted answers the next time.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
  return { longestMs: () => longest, stop: () => clearInterval(timer) };
}

function heardMs(from: number, to: number, silences: readonly [number, number][]): number {
  const silent = silences.map(([begun, ended]) => Math.max(0, Math.min(to, ended) - Math.max(from, begun)));
  return silent.reduce((left, ms) => left - ms, to - from);
}
