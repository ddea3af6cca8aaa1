import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { DemoDeps, DemoStep } from '../../src/cli/demo/demo-step.ts';
import { DEMO_SUPPLIER } from '../../src/cli/demo/demo-supplier.ts';
import { fitDemo } from '../../src/cli/demo/fit-demo.ts';
import { inventFiles } from '../../src/cli/demo/invent-files.ts';
import { letStaffIn } from '../../src/cli/demo/let-staff-in.ts';
import { loadFile } from '../../src/cli/demo/load-file.ts';
import { reviewNight } from '../../src/cli/demo/review-night.ts';
import { setUpCare } from '../../src/cli/demo/set-up-care.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database.ts';
import type { Day } from '../../src/shared/calendar-day.ts';
import { whenFileEnds } from './when-file-ends.ts';

const SAMPLE = fileURLToPath(new URL('../fixtures/online-retail-sample.csv.gz', import.meta.url));

/** The demo's own steps, up to where a person says yes to the mails. */
const NIGHT = [
  inventFiles,
  ...(['customers', 'contacts', 'products', 'orders', 'complaints'] as const).map(loadFile),
  ...[setUpCare, letStaffIn, fitDemo, reviewNight],
];

export interface LoadedDemo {
  deps: DemoDeps;
  /** Where the demo's own CSV files lie. */
  files: string;
  play(step: DemoStep): Promise<void>;
}

/** The demo's night with its real orders of 400 customers, in a database of the test's own; its clock stands at `now`. */
export async function loadDemo(
  db: Database,
  moment: { now: () => Date; today: Day },
  secrets: readonly [string, ...string[]],
  mail: Pick<DemoDeps, 'mailOut' | 'publicUrl'>,
): Promise<LoadedDemo> {
  const home = mkdtempSync(join(tmpdir(), 'rytmi-demo-'));
  whenFileEnds(() => rmSync(home, { recursive: true, force: true }));
  const config = readConfig({ ...DEMO_SUPPLIER, RYTMI_DIR: home });
  if (!config.ok) throw new Error('The demo has a supplier of its own');
  const deps: DemoDeps = {
    ...{ db, secrets, now: moment.now, config: config.value, supplier: config.value.supplier, ...mail },
    databaseUrl: String(db.$client.options.connectionString),
    log: pino({ level: 'silent' }),
    record: { orders: SAMPLE, today: moment.today },
    openedAt: moment.now(),
    embedded: null,
    close: async () => undefined,
  };
  const play = async (step: DemoStep) => {
    await step.run(deps, (_total, work) => work(() => undefined));
  };
  for (const step of NIGHT) await play(step);
  return { deps, play, files: join(home, 'files') };
}
