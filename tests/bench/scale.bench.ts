import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/platform/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { type BenchDatabase, openBenchDatabase } from './support/bench-database.ts';
import { startMailSink } from './support/mail-sink.ts';
import { compareByYear } from './support/scale/by-year.ts';
import { fillMails } from './support/scale/fill-mails.ts';
import { openBeside } from './support/scale/open-beside.ts';
import { playPlainNight } from './support/scale/plain-night.ts';
import { type PlayedScale, playPhase, playScale } from './support/scale/play-scale.ts';
import { busyness, DELIVERY, goalsOf, printPhase } from './support/scale/report-scale.ts';
import { playAllWorkers } from './support/scale/report-workers.ts';
import { sayGoal } from './support/scale/scale-goal.ts';
import type { PhaseResult } from './support/scale/scale-phase.ts';
import { type ScaleSize, scaleSize } from './support/scale/scale-size.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    years: { type: 'string', default: '3' },
    /** Delivered to a local sink; by default 50,000 of a million customers, and a smaller base's share. */
    mails: { type: 'string' },
    /** Numbers of worker processes, as `1,2,4`, that play the ordinary night over again. */
    workers: { type: 'string', default: '' },
    /** Once more with a history so many times as long. */
    longer: { type: 'string' },
    /** Customers that the plain way is timed on. */
    plain: { type: 'string', default: '1000' },
    /** Reads the same lines from a table cut by years as well. */
    partition: { type: 'boolean', default: false },
    /** Figures as JSON, and nothing else on standard output. */
    json: { type: 'boolean', default: false },
    database: { type: 'string' },
  },
});

const years = Number(values.years);
const size = scaleSize(values.size, years);
const log = createLogger('warn', 'bench');
const say = values.json ? console.error : console.log;
const folder = await mkdtemp(join(tmpdir(), 'rytmi-scale-'));
const bench = await openBenchDatabase(values.database);
const sink = await startMailSink();
try {
  await run();
} finally {
  sink.close();
  await bench.close();
  await rm(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const S = scaleSize('S', years);
  const small = size.customers > S.customers ? await playBeside('at size S', S) : null;
  const times = values.longer ? Number(values.longer) : null;
  const longer =
    times === null
      ? null
      : {
          times,
          played: await playBeside(`${times} times as long`, scaleSize(values.size, years * times)),
        };
  say(`\n${size.customers.toLocaleString('en')} customers, ${years} years`);
  const played = await playScale({ ...bench, folder, size, say: tell });
  const day = played.reviewDay;
  const byYear = values.partition ? await compareByYear(bench, day) : null;
  const workers = values.workers
    ? await playAllWorkers(workersPlace(day), values.workers.split(',').map(Number))
    : null;
  const place = { db: bench.db, url: bench.url, log, smtpPort: sink.port };
  const plain = await playPlainNight(place, { day, customers: size.customers, sample: Number(values.plain) });
  await deliver(played);
  const twoWorkersSeconds = workers?.twoSeconds ?? null;
  const workerMb = workers?.peakMb ?? null;
  const goals = goalsOf({ played, plain, small, longer, twoWorkersSeconds, workerMb });
  if (values.json) {
    const rows = Object.fromEntries(played.rows);
    console.log(JSON.stringify({ size, rows, goals, plain, byYear, workers: workers?.rows ?? null }));
    return;
  }
  if (byYear)
    console.log(
      `\nAll order lines in order, one table ${byYear.whole.toFixed(2)} s, ${byYear.years} partitions by year ${byYear.byYear.toFixed(2)} s: ${(byYear.byYear / byYear.whole).toFixed(2)} times`,
    );
  if (workers) console.table(workers.rows);
  console.log(`\n${goals.map(sayGoal).join('\n')}\n${busyness()}`);
}

/** In a database of its own, which is gone afterwards. */
async function playBeside(title: string, other: ScaleSize): Promise<PlayedScale> {
  say(`\n${title}: ${other.customers.toLocaleString('en')} customers, ${other.years} years`);
  const beside: BenchDatabase = await openBeside(bench, `beside_${other.customers}_${other.years}`);
  try {
    return await playScale({ ...beside, folder, size: other, say: tell });
  } finally {
    await beside.close();
  }
}

async function deliver(played: PlayedScale): Promise<void> {
  const day = played.reviewDay;
  const mails = values.mails ? Number(values.mails) : size.mails;
  await fillMails(bench.db, day, mails);
  const play = playPhase.bind(null, { url: bench.url, say: tell }, played.rows);
  await play('planning', 'planning', { day });
  await play('deliver', DELIVERY, { day, mails, smtpPort: sink.port });
}

function tell(title: string, result: PhaseResult): void {
  printPhase(say, title, result);
}

function workersPlace(day: number) {
  const config = readConfig({});
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  return {
    ...{ db: bench.db, databaseUrl: bench.url, smtpPort: sink.port, day },
    ...{ log, supplier: config.value.supplier },
  };
}
