import type { Database } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { addBase, readCategories, readEmployees, readIndustries, readSample } from './base-store.ts';
import type { LearnBase } from './base-task.ts';
import { readCareModel } from './care-model-store.ts';
import { readPurchaseColumns } from './history-store.ts';
import { workOnBase } from './work-on-base.ts';

/** Whoever has other things to do meanwhile hands over a `learnBase` of its own (learn-base-in-thread.ts). */
export interface RefitBaseDeps {
  db: Database;
  learnBase?: LearnBase;
}

/** Learns what belongs to the whole base from all orders dated before a day, or from a sample where there are too many, and stores it. */
export async function refitBase({ db, learnBase }: RefitBaseDeps, { today }: { today: Day }): Promise<void> {
  const sample = await readSample(db, 'base');
  const [{ settings }, industries, employees, categories, lines] = await Promise.all([
    readCareModel(db),
    readIndustries(db, sample),
    readEmployees(db, sample),
    readCategories(db),
    readPurchaseColumns(db, today, sample),
  ]);
  const { signals, closures } = settings;
  const task = { lines, industries, employees, categories, today, settings: { signals, closures } };
  await addBase(db, today, await (learnBase?.(task) ?? workOnBase(task)));
}
