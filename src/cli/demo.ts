import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { dayInZone, systemClock } from '../platform/clock.ts';
import { type Config, loadConfig, settingsApart } from '../platform/config.ts';
import { openDeps } from '../platform/deps.ts';
import { ensureHome } from '../platform/home.ts';
import { Mistake } from '../shared/mistake.ts';
import { type DemoRecord, readDemoRecord, writeDemoRecord } from './demo/demo-record.ts';
import { DEMO_SUPPLIER } from './demo/demo-supplier.ts';
import { holdDemo } from './demo/hold-demo.ts';
import { playDemo } from './demo/play-demo.ts';
import { resetDemo } from './demo/reset-demo.ts';
import { stayUp } from './demo/stay-up.ts';

interface DemoOptions {
  once?: true;
  reset?: true;
  full?: string;
}

/** The steps run one after the other; beside them stands the lock. */
const DEMO_CONNECTIONS = 10;

const SAMPLE = fileURLToPath(new URL('../../tests/fixtures/online-retail-sample.csv.gz', import.meta.url));

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('a night and a morning with real orders and invented people; no mail leaves this machine')
    .option('--once', 'end after the summary')
    .option('--reset', 'begin anew: forget what an earlier demo made')
    .option('--full <file>', 'use a whole Online Retail file instead of the sample of 400 customers')
    .action(runDemo);
}

async function runDemo(options: DemoOptions): Promise<void> {
  const settings = { ...settingsApart(options.full ? 'demo-full' : 'demo'), ...DEMO_SUPPLIER };
  const config = loadConfig(settings);
  if (options.reset) await resetDemo(config.home);
  const record = beginOrGoOn(config, options.full ? resolve(options.full) : SAMPLE);
  const openedAt = systemClock();
  const deps = await openDeps(config, { name: 'demo', connections: DEMO_CONNECTIONS });
  try {
    const letGo = await holdDemo(deps.db);
    await playDemo({ ...deps, record, openedAt });
    if (!options.once) process.exitCode = await stayUp(settings);
    await letGo();
  } finally {
    await deps.close();
  }
}

function beginOrGoOn(config: Config, orders: string): DemoRecord {
  ensureHome(config.home);
  const known = readDemoRecord(config.home);
  if (known && known.orders !== orders)
    throw new Mistake(`The demo was begun with ${known.orders}. Add --reset to begin anew with ${orders}.`);
  if (known) return known;
  if (!existsSync(orders)) throw new Mistake(`There is no file ${orders}.`);
  const record = { orders, today: dayInZone(systemClock(), config.supplier.timeZone) };
  writeDemoRecord(config.home, record);
  return record;
}
