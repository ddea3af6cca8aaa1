import { expect, vi } from 'vitest';
import { dayInZone } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database.ts';
import { type CountingSink, openCountingSink } from './counting-sink.ts';
import { type FleetReport, judgeMails } from './fleet-report.ts';
import { howPatient } from './how-long.ts';
import { seedApproved } from './seed-approved.ts';
import { cloneDatabase } from './test-database.ts';
import { watchHands } from './watch-hands.ts';
import { middayZone, openWorkers, type WorkerProcess } from './worker-process.ts';

/** In the long form a mail may be hit alone by several kills, and waits for minutes then. */
const PATIENCE_MS = howPatient({ short: 240_000, long: 1_200_000 });

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
    async untilDone() {
      const putOff = new Set<string>();
      await until(async () => (await ended()) || (await letGo(db, putOff))).catch((error) =>
        tellWhatIsLeft(db, error),
      );
      const found = await judgeMails(db, sink, mails);
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
