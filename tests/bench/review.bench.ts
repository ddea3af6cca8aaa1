import { parseArgs } from 'node:util';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { openReviewers } from '../../src/jobs/open-reviewers.ts';
import { createMessageLinks } from '../../src/messages/create-message-links.ts';
import { deliverMessages } from '../../src/messages/deliver-messages.ts';
import { unpaced } from '../../src/messages/pace/unpaced.ts';
import { releaseMessages } from '../../src/messages/release-messages.ts';
import { linkKeysFrom } from '../../src/messages/sign-link.ts';
import { templateLibrary } from '../../src/messages/template-library.ts';
import { saveCareModel } from '../../src/nurture/care-model-store.ts';
import { finishReview } from '../../src/nurture/finish-review.ts';
import { createRecheck } from '../../src/nurture/recheck-contact.ts';
import { refitBase } from '../../src/nurture/refit-base.ts';
import { startReview } from '../../src/nurture/start-review.ts';
import { importFile } from '../../src/orders/import-file.ts';
import { readConfig } from '../../src/platform/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { openMailOut } from '../../src/platform/mail-out.ts';
import { type Day, dayFromIso, isoFromDay } from '../../src/shared/calendar-day.ts';
import { openBenchDatabase } from './support/bench-database.ts';
import { startMailSink } from './support/mail-sink.ts';
import { CONCURRENCY, runPlainReview } from './support/plain-review.ts';
import { reportNight } from './support/report-night.ts';

const NIGHTS = 20;
/** Jobs that a worker has in hand at once, by default. */
const LANES = 2;
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
const reviewers = openReviewers({ databaseUrl: bench.url, threads: LANES, log });
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
  const { day, customerIds } = await prepare(values.orders);
  await hideOrders(day - NIGHTS);
  await timeNight('first night', day - NIGHTS, customerIds);
  for (let between = day - NIGHTS + 1; between < day; between++) {
    await bringOrders(between);
    await review(between);
    await deliver(between);
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
  await bringOrders(day);
  const base = await timed(() => refitBase({ db }, { today: day }));
  console.log(`Whole-base statistics, made once a week: ${base.toFixed(2)} s`);
  const seconds = { review: await timed(() => review(day)), deliver: await timed(() => deliver(day)) };
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

/** Real orders, invented people: one contact a customer, who may be written to. */
async function prepare(path: string): Promise<{ day: Day; customerIds: number[] }> {
  const imported = await importFile(
    { db, now: () => new Date(), addressKey: 'a secret of the bench, 32 characters' },
    { kind: 'orders', path, profile: 'online-retail', dryRun: false },
  );
  console.log(`${imported.added.toLocaleString('en')} order lines of ${path}`);
  await db.$client.query(`
    insert into contact (customer_id, external_id, name, first_name, email, address_hash, language, legal_class, origin)
    select id, 'B' || id, 'Bench ' || id, 'Bench', 'c' || id || '@example.com', 'hash ' || id, (array['en', 'fi', 'sv'])[1 + id % 3], 'role', 'bench'
    from customer`);
  await db.$client.query(
    `insert into consent_event (contact_id, basis, source) select id, 'existing-customer', 'bench' from contact`,
  );
  await db.$client.query('vacuum analyze');
  const sending = { fromHour: 0, toHour: 24, weekdays: [1, 2, 3, 4, 5, 6, 7], respectHolidays: false };
  await saveCareModel(
    db,
    { ...DEFAULT_CARE_MODEL, mode: 'approve', sending, holdOut: { share: 0.2, salt: 'salt of the bench' } },
    'bench',
  );
  const { rows } = await db.$client.query<{ last: string; ids: number[] }>(
    'select (select max(ordered_on)::text from order_line) as last, array(select id from customer order by id) as ids',
  );
  return { day: (dayFromIso(rows[0]?.last ?? '') ?? 0) + 1, customerIds: rows[0]?.ids ?? [] };
}

/** Orders come day by day, as in life: a night must not know of the next morning. */
async function hideOrders(from: Day): Promise<void> {
  await db.$client.query('create table order_line_to_come (like order_line)');
  await db.$client.query(
    `with gone as (delete from order_line where ordered_on >= $1 returning *) insert into order_line_to_come select * from gone`,
    [isoFromDay(from)],
  );
}

async function bringOrders(before: Day): Promise<void> {
  await db.$client.query(
    `with come as (delete from order_line_to_come where ordered_on < $1 returning *) insert into order_line select * from come`,
    [isoFromDay(before)],
  );
  await db.$client.query('vacuum analyze order_line');
}

/** As a worker does. Its threads begin with the first night. */
async function review(day: Day): Promise<void> {
  const batches = (await startReview({ db }, { day })).values();
  const lane = async () => {
    for (const batch of batches) await reviewers.review({ day, batch });
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await finishReview({ db }, { day });
}

/** As on the morning of the review: its messages are not overdue, whatever year the orders are from. */
async function deliver(day: Day): Promise<void> {
  const now = () => new Date(`${isoFromDay(day)}T09:00:00Z`);
  const sending = { fromHour: 0, toHour: 24, weekdays: [1, 2, 3, 4, 5, 6, 7], respectHolidays: false };
  const keys = linkKeysFrom(['a secret of the bench, 32 characters']);
  const links = createMessageLinks({
    publicUrl: 'https://supplier.example.com',
    keys,
    unsubscribeAddress: SUPPLIER.replyTo,
    now,
  });
  const deps = {
    db,
    now,
    mailOut,
    supplier: SUPPLIER,
    links,
    templates,
    recheck: createRecheck({ now, supplier: SUPPLIER }),
    pace: unpaced(db),
    log,
  };
  await releaseMessages(deps, { sending });
  const { accepted, stopped, ...rest } = await deliverMessages(deps, { limit: 1_000_000, sending });
  const others = Object.entries(rest).filter(([, count]) => count > 0);
  console.log(
    `${accepted} mails accepted${others.map(([name, count]) => `, ${count} ${name}`).join('')}${stopped ? `; stopped: ${stopped}` : ''}`,
  );
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
