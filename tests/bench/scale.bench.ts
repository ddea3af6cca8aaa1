import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/platform/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { openBenchDatabase } from './support/bench-database.ts';
import { startMailSink } from './support/mail-sink.ts';
import { addPeople } from './support/scale/add-people.ts';
import { deliverAtOnce } from './support/scale/deliver-at-once.ts';
import { BARE_COPY, DAY_FILE, printPhase, REVIEW, reportScale } from './support/scale/report-scale.ts';
import { reportWorkers } from './support/scale/report-workers.ts';
import { type PhaseResult, runPhase } from './support/scale/scale-phase.ts';
import type { PhaseInput, PhaseName } from './support/scale/scale-phases.ts';
import { scaleSize } from './support/scale/scale-size.ts';
import { writeTrade } from './support/scale/write-trade.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    years: { type: 'string', default: '3' },
    mails: { type: 'string', default: '50000' },
    /** Numbers of worker processes, as `1,2,4`, that play the ordinary night over again. */
    workers: { type: 'string', default: '' },
    database: { type: 'string' },
  },
});

const size = scaleSize(values.size, Number(values.years));
const rows = new Map<string, PhaseResult>();
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

/**
 * The first night finds what years have left undone, and its mails are then said; an ordinary night comes after some days' orders.
 */
async function run(): Promise<void> {
  const paths = { years: join(folder, 'years.csv'), day: join(folder, 'day.csv') };
  const profile = join(folder, 'profile.json');
  await writeFile(profile, JSON.stringify({ kind: 'orders', createCustomers: true, createProducts: true }));
  const { firstNight, reviewDay: day } = await writeTrade(size, paths);
  await phase('import', 'first load', { path: paths.years, profile });
  await addPeople(bench.db);
  await phase('base', 'whole-base statistics', { day: firstNight });
  await phase('review', 'the first night', { day: firstNight });
  await deliverAtOnce(bench.db, firstNight);
  await phase('import', DAY_FILE, { path: paths.day, profile });
  await phase('bare-copy', BARE_COPY, { day });
  await phase('review', REVIEW, { day });
  if (values.workers) await playWorkers(day);
  await phase('planning', 'planning', { day });
  await phase('deliver', 'delivery', { day, mails: Number(values.mails), smtpPort: sink.port });
  reportScale({ size, rows });
}

async function playWorkers(day: number): Promise<void> {
  const config = readConfig({});
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  const nights = {
    ...{ db: bench.db, databaseUrl: bench.url, smtpPort: sink.port, day },
    ...{ log: createLogger('warn', 'bench'), supplier: config.value.supplier },
  };
  await reportWorkers(nights, values.workers.split(',').map(Number));
}

async function phase(name: PhaseName, title: string, input: Omit<PhaseInput, 'databaseUrl'>): Promise<void> {
  const result = await runPhase(name, { ...input, databaseUrl: bench.url });
  rows.set(title, result);
  printPhase(title, result);
}
