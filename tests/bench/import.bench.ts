import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import { bigserial, date, doublePrecision, pgTable, text } from 'drizzle-orm/pg-core';
import { from as copyFrom } from 'pg-copy-streams';
import { importFile } from '../../src/orders/import-file.ts';
import type { Database } from '../../src/platform/database.ts';
import { openBenchDatabase } from './support/bench-database.ts';
import { ORDER_LINE_HEADER, writeOrderLines } from './support/write-order-lines.ts';

const GOAL_LINES_PER_SECOND = 60_000;
const GOAL_TIMES_PLAIN = 3;
const GOAL_MEGABYTES = 400;
/** The plain loop is timed on the first part of the file, as its pace does not change after. */
const PLAIN_LINES = 200_000;
const PLAIN_BATCH = 1_000;

const plainTable = pgTable('plain_line', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  order: text('order').notNull(),
  customer: text().notNull(),
  product: text().notNull(),
  productName: text('product_name').notNull(),
  orderedOn: date('ordered_on').notNull(),
  quantity: doublePrecision().notNull(),
  price: doublePrecision().notNull(),
});

const PLAIN_DDL = `create table plain_line (id bigserial primary key, "order" text not null, customer text not null,
  product text not null, product_name text not null, ordered_on date not null, quantity double precision not null,
  price double precision not null)`;

const { values } = parseArgs({
  options: { lines: { type: 'string', default: '1000000' }, database: { type: 'string' } },
});

await bench(Number(values.lines), values.database);

async function bench(lines: number, url: string | undefined): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'rytmi-bench-file-'));
  const { db, close } = await openBenchDatabase(url);
  try {
    const path = join(directory, 'orders.csv');
    await writeOrderLines(path, lines);
    const profile = join(directory, 'profile.json');
    await writeFile(profile, JSON.stringify({ kind: 'orders', createCustomers: true, createProducts: true }));
    const first = await rate('Rytmi, first load', lines, () => load(db, path, profile, lines));
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    await rate('Rytmi, same file again', lines, () => load(db, path, profile, 0));
    await rate('bare COPY of the file', lines, () => copyBare(db, path));
    const plainLines = Math.min(lines, PLAIN_LINES);
    const plain = await rate(`plain Drizzle loop (first ${plainLines} lines)`, plainLines, () =>
      insertPlainly(db, path, plainLines),
    );
    tell('lines a second', first, GOAL_LINES_PER_SECOND, first >= GOAL_LINES_PER_SECOND);
    tell(
      'times the plain loop',
      Number((first / plain).toFixed(1)),
      GOAL_TIMES_PLAIN,
      first / plain >= GOAL_TIMES_PLAIN,
    );
    tell('MB at the peak of the first load', peak, GOAL_MEGABYTES, peak < GOAL_MEGABYTES);
  } finally {
    await close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function rate(what: string, lines: number, work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  const seconds = (performance.now() - before) / 1000;
  const pace = Math.round(lines / seconds);
  console.log(`${what.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s ${String(pace).padStart(9)} lines/s`);
  return pace;
}

function tell(what: string, reached: number, goal: number, isReached: boolean): void {
  console.log(`${isReached ? 'reached' : 'MISSED '}  ${what}: ${reached} (goal ${goal})`);
  if (!isReached) process.exitCode = 1;
}

async function load(db: Database, path: string, profile: string, added: number): Promise<void> {
  const report = await importFile(
    { db, now: () => new Date(), addressKey: 'bench' },
    { kind: 'orders', path, profile, dryRun: false },
  );
  if (report.added !== added || report.rejected !== 0) throw new Error(JSON.stringify(report));
}

async function copyBare(db: Database, path: string): Promise<void> {
  const client = await db.$client.connect();
  await client.query(
    `create temp table bare (${ORDER_LINE_HEADER.split(',').map((name) => `"${name}" text`)})`,
  );
  await pipeline(
    createReadStream(path),
    client.query(copyFrom('copy bare from stdin with (format csv, header)')),
  );
  client.release(true);
}

async function insertPlainly(db: Database, path: string, lines: number): Promise<void> {
  await db.$client.query(PLAIN_DDL);
  let batch: (typeof plainTable.$inferInsert)[] = [];
  for await (const row of createReadStream(path).pipe(parse({ columns: true, to: lines }))) {
    const { order, customer, product, productName, date: orderedOn, quantity, price } = row;
    batch.push({ order, customer, product, productName, orderedOn, quantity: +quantity, price: +price });
    if (batch.length < PLAIN_BATCH) continue;
    await db.insert(plainTable).values(batch);
    batch = [];
  }
  if (batch.length > 0) await db.insert(plainTable).values(batch);
  await db.$client.query('drop table plain_line');
}
