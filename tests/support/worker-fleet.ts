import { expect, vi } from 'vitest';
import { dayInZone } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database.ts';
import { type CountingSink, openCountingSink } from './counting-sink.ts';
import { seedApproved } from './seed-approved.ts';
import { cloneDatabase } from './test-database.ts';
import { middayZone, openWorkers, type WorkerProcess } from './worker-process.ts';

const PATIENCE_MS = 240_000;
const LOOK_EVERY_MS = 500;

/** What came of all mails in the end. */
export interface FleetReport {
  mails: number;
  /** In the ledger as taken, and never came; or in no final state. */
  lost: number;
  twice: number;
  uncertain: number;
  /** Put off by half an hour or more, as where the mail server hung up first; they were let go at once instead. */
  putOff: number;
  /** Longest that a mail stood in hand without a sign of life from whoever had it; silences of the database not counted. */
  longestInHandMs: number;
}

/** Workers that send mails at a mail server that counts. */
export interface WorkerFleet {
  db: Database;
  sink: CountingSink;
  /** Those that are ready, oldest first. */
  readonly workers: WorkerProcess[];
  /** From when until when nothing was heard of the database, in ms since 1970. */
  readonly silences: [number, number][];
  /** Resolves once it is ready. */
  start(): Promise<WorkerProcess>;
  /** Ends it without warning. */
  kill(worker: WorkerProcess): Promise<void>;
  /** Waits until so many mails were taken, or all have come to an end. */
  untilTaken(mails: number): Promise<void>;
  /** Waits until no mail is in hand any more that was so at that moment, in ms since 1970. */
  untilSettled(at: number): Promise<void>;
  /** Waits for all mails to come to an end. */
  untilDone(): Promise<FleetReport>;
  close(): Promise<void>;
}

/** An installation of its own with so many mails that may go at once. `database` when it stands elsewhere. */
export async function openFleet(
  mails: number,
  redisUrl: string | null,
  database?: Awaited<ReturnType<typeof cloneDatabase>>,
): Promise<WorkerFleet> {
  const { db, url, drop } = database ?? (await cloneDatabase());
  const sink = await openCountingSink();
  const processes = openWorkers({ databaseUrl: url, redisUrl, smtpUrl: sink.url });
  await seedApproved(db, mails, dayInZone(new Date(), middayZone()));
  const workers: WorkerProcess[] = [];
  const silences: [number, number][] = [];
  const watch = watchHands(db, silences);
  const ended = async () => (await countIn(db, `state in ('accepted', 'uncertain', 'failed')`)) >= mails;
  const until = (isTrue: () => Promise<boolean>) =>
    vi.waitFor(async () => expect(await isTrue()).toBe(true), { timeout: PATIENCE_MS, interval: 50 });
  return {
    db,
    sink,
    workers,
    silences,
    async start() {
      const worker = processes.start();
      await worker.ready;
      workers.push(worker);
      return worker;
    },
    async kill(worker) {
      workers.splice(workers.indexOf(worker), 1);
      await worker.end('SIGKILL');
    },
    untilTaken: (wanted) => until(async () => sink.taken.size >= Math.min(wanted, mails) || ended()),
    untilSettled: (at) => {
      const before = new Date(at).toISOString();
      return until(
        async () =>
          (await countIn(db, `state in ('claimed', 'sending') and claimed_at <= '${before}'`)) === 0,
      );
    },
    async untilDone() {
      const putOff = new Set<string>();
      await until(async () => (await ended()) || (await letGo(db, putOff))).catch((error) =>
        tellWhatIsLeft(db, error),
      );
      const found = await judge(db, sink, mails);
      return { ...found, putOff: putOff.size, longestInHandMs: watch.longestMs() };
    },
    async close() {
      watch.stop();
      processes.close();
      await sink.close();
      await drop();
    },
  };
}

async function judge(db: Database, sink: CountingSink, mails: number) {
  const { rows } = await db.$client.query<{ id: string; state: string; because: string | null }>(
    'select id, state, because from message',
  );
  const taken = new Set([...sink.taken.keys()].map((id) => id.slice(1, id.indexOf('@'))));
  const lost = rows.filter(({ id, state }) =>
    state === 'accepted' ? !taken.has(id) : state !== 'uncertain',
  );
  if (lost.length > 0) console.log('lost', lost);
  return {
    mails,
    lost: lost.length + mails - rows.length,
    twice: [...sink.taken.values()].filter((times) => times > 1).length,
    uncertain: rows.filter(({ state }) => state === 'uncertain').length,
  };
}

/** Looks now and then how long mails stand in hand. */
function watchHands(db: Database, silences: readonly [number, number][]) {
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

/** What was put off need not be waited for. Answers false: there was something left. */
async function letGo(db: Database, putOff: Set<string>): Promise<false> {
  const { rows } = await db.$client.query<{ id: string }>(
    `update message set send_after = now() where state = 'deferred' and send_after > now() + interval '20 minutes' returning id`,
  );
  for (const { id } of rows) putOff.add(id);
  return false;
}

/** Rejects with it. */
async function tellWhatIsLeft(db: Database, cause: unknown): Promise<never> {
  const { rows } = await db.$client.query(
    `select state, because, count(*)::int from message where state not in ('accepted', 'uncertain', 'failed') group by 1, 2`,
  );
  throw new Error(`Not all mails came to an end: ${JSON.stringify(rows)}`, { cause });
}

/** Minus one while the database does not answer. */
async function countIn(db: Database, condition: string): Promise<number> {
  const count = db.$client.query<{ n: number }>(`select count(*)::int as n from message where ${condition}`);
  return count.then(
    ({ rows }) => rows[0]?.n ?? 0,
    () => -1,
  );
}

/** Several installations' reports as one. */
export function addReports(reports: readonly FleetReport[]): FleetReport {
  const sum = (of: (report: FleetReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    mails: sum(({ mails }) => mails),
    lost: sum(({ lost }) => lost),
    twice: sum(({ twice }) => twice),
    uncertain: sum(({ uncertain }) => uncertain),
    putOff: sum(({ putOff }) => putOff),
    longestInHandMs: Math.max(...reports.map(({ longestInHandMs }) => longestInHandMs)),
  };
}
