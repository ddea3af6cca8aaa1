import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openBenchDatabase } from './support/bench-database.ts';
import { startMailSink } from './support/mail-sink.ts';
import { startBenchWorker } from './support/scale/bench-worker.ts';
import { serveWeb } from './support/serve-web.ts';
import { measureSizes, planMails, residentMb, type SoakSizes, seedSoak } from './support/soak-place.ts';

const SECONDS = 60;
/** Mails are found at the next tick, a quarter of a minute later at most; a machine with other work may take longer. */
const LAST_MAILS_WITHIN_SECONDS = 180;
const MOST = { workerMb: 600, webMb: 600, queueMb: 100 } as const;
/** A process that has warmed up grows no further; the collector's own swing is left to it. */
const MOST_GROWTH_MB = 100;
/** Autovacuum comes when a fifth of a table is dead, so more than this has been left lying. */
const MOST_DEAD_SHARE = 0.5;

interface Minute extends SoakSizes {
  workerMb: number;
  webMb: number;
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '20' },
    database: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
const mailsAMinute = Number(values.rate) * SECONDS;
const mails = minutes * mailsAMinute;

const bench = await openBenchDatabase(values.database);
const sink = await startMailSink();
await seedSoak(bench.db, mails);
const web = await serveWeb(bench);
const worker = await startBenchWorker({ databaseUrl: bench.url, redisUrl: null, smtpPort: sink.port });
try {
  judge(await soak());
} finally {
  await worker.end('SIGTERM');
  await web.close();
  sink.close();
  await bench.close();
}

async function soak(): Promise<Minute[]> {
  const seen: Minute[] = [];
  const startedAt = performance.now();
  for (let minute = 0; minute < minutes; minute++) {
    await planMails(bench.db, minute * mailsAMinute, mailsAMinute, SECONDS);
    await pause(Math.max(0, startedAt + (minute + 1) * SECONDS * 1000 - performance.now()));
    seen.push(await look(minute + 1));
  }
  const until = performance.now() + LAST_MAILS_WITHIN_SECONDS * 1000;
  while (performance.now() < until && (await measureSizes(bench.db)).accepted < mails) await pause(1000);
  seen.push(await look(minutes));
  return seen;
}

async function look(minute: number): Promise<Minute> {
  // Somebody looks at a page now and then, so that the web program works too.
  const { ok } = await fetch(`${web.address}/console`, { headers: web.staff });
  if (!ok) throw new Error('The console does not answer');
  const now = {
    ...(await measureSizes(bench.db)),
    workerMb: residentMb(worker.child.pid),
    webMb: residentMb(web.pid),
  };
  const { accepted, workerMb, webMb, messagesMb, queueMb, liveRows, deadRows } = now;
  console.log(
    `minute ${minute}: ${accepted} mails; worker ${workerMb.toFixed(0)} MB, web ${webMb.toFixed(0)} MB; messages ${messagesMb.toFixed(1)} MB, queue ${queueMb.toFixed(1)} MB; ${liveRows} rows, ${deadRows} dead`,
  );
  return now;
}

function judge(seen: readonly Minute[]): void {
  const last = seen.at(-1);
  const middle = seen[Math.floor(seen.length / 2)];
  if (!last || !middle) throw new Error('Nothing was seen');
  const highest = (of: (minute: Minute) => number) => Math.max(...seen.map(of));
  tell('mails sent', last.accepted, mails, last.accepted === mails);
  const bounds = [
    ['MB, worker', highest(({ workerMb }) => workerMb), MOST.workerMb],
    ['MB, web', highest(({ webMb }) => webMb), MOST.webMb],
    ['MB by which the worker grew in the second half', last.workerMb - middle.workerMb, MOST_GROWTH_MB],
    ['MB by which the web program grew in the second half', last.webMb - middle.webMb, MOST_GROWTH_MB],
    ['MB of queue tables', highest(({ queueMb }) => queueMb), MOST.queueMb],
    ['dead rows a live one', last.deadRows / last.liveRows, MOST_DEAD_SHARE],
  ] as const;
  for (const [what, reached, most] of bounds) tell(what, reached, most, reached <= most);
}

function tell(what: string, reached: number, goal: number, isReached: boolean): void {
  console.log(`${isReached ? 'reached' : 'MISSED '}  ${what}: ${reached.toFixed(2)} (goal ${goal})`);
  if (!isReached) process.exitCode = 1;
}
