import { parseArgs } from 'node:util';
import { openReviewers } from '../../src/jobs/open-reviewers.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { refitBase } from '../../src/nurture/refit-base.ts';
import { readConfig } from '../../src/platform/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { type Day, isoFromDay } from '../../src/shared/calendar-day.ts';
import { openBenchDatabase } from './support/bench-database.ts';
import { startMailSink } from './support/mail-sink.ts';
import { CONCURRENCY, runPlainReview } from './support/plain-review.ts';
import { LANES, playNights } from './support/play-nights.ts';
import { prepareTrade } from './support/prepare-trade.ts';
import { reportNight } from './support/report-night.ts';

const NIGHTS = 20;
// A worker makes them ready when it starts, not every night.
const templates = await templateLibrary(new URL('../../templates/emails', import.meta.url).pathname);
const SAMPLE = new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url).pathname;
const SUPPLIER = mustConfig().supplier;
const log = createLogger('warn', 'bench');

const { values } = parseArgs({
  options: { orders: { type: 'string', default: SAMPLE }, database: { type: 'string' } },
});
const bench = await openBenchDatabase(values.database);
const { db } = bench;
const sink = await startMailSink();
// A worker keeps it open as well; as many connections as the plain way has jobs at once.
const mailOut = openMailOut({ url: `smtp://127.0.0.1:${sink.port}`, connections: CONCURRENCY });
const reviewers = openReviewers({ databaseUrl: bench.url, atOnce: LANES, log });
const nights = playNights({ db, reviewers, mailOut, templates, supplier: SUPPLIER, log });
try {
  await wakeThreads();
  await run();
} finally {
  await reviewers.close();
  await mailOut.close();
  sink.close();
  await bench.close();
}

/**
 * The first night finds what years have left undone, and the fourteenth is its echo, as all who got a mail then are free
 * again at once. An ordinary night comes after that. Both the first and an ordinary one are timed.
 */
async function run(): Promise<void> {
  const { day, customerIds } = await prepareTrade(db, values.orders);
  await nights.hideOrders(day - NIGHTS);
  await timeNight('first night', day - NIGHTS, customerIds);
  for (let between = day - NIGHTS + 1; between < day; between++) {
    await nights.bringOrders(between);
    await nights.review(between);
    await nights.deliver(between);
  }
  await sink.taken();
  await timeNight('ordinary night', day, customerIds);
}

/** Its threads are started by their first mails, which were sent yesterday. */
async function wakeThreads(): Promise<void> {
  const person = { name: 'Bench', address: 'bench@example.com' };
  const mail = {
    from: person,
    to: person,
    replyTo: person.address,
    subject: 'Good morning',
    html: 'x',
    text: 'x',
  };
  const wake = () => mailOut.send({ ...mail, messageId: '<bench@example.com>', unsubscribe: null });
  await Promise.all(Array.from({ length: CONCURRENCY }, wake));
  await sink.taken();
}

async function timeNight(name: string, day: Day, customerIds: number[]): Promise<void> {
  await nights.bringOrders(day);
  const base = await timed(() => refitBase({ db }, { today: day }));
  console.log(`Whole-base statistics, made once a week: ${base.toFixed(2)} s`);
  const seconds = {
    review: await timed(() => nights.review(day)),
    deliver: await timed(() => nights.deliver(day)),
  };
  const ours = await sink.taken();
  const plainSeconds = await runPlainReview({
    db,
    databaseUrl: bench.url,
    log,
    smtpPort: sink.port,
    customerIds,
    mailed: await readMailed(day),
  });
  reportNight({
    name,
    customers: customerIds.length,
    seconds,
    plainSeconds,
    ours,
    plain: await sink.taken(),
  });
}

async function readMailed(day: Day): Promise<Set<number>> {
  const { rows } = await db.$client.query<{ id: number }>(
    `select customer_id as id from message where state = 'accepted' and decided_on = $1`,
    [isoFromDay(day)],
  );
  return new Set(rows.map((row) => row.id));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

function mustConfig() {
  const config = readConfig({});
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  return config.value;
}
