import type { Database } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { addBase, readIndustries } from './base-store.ts';
import { readCareModel } from './care-model-store.ts';
import { EVERYONE, readHistories } from './history-store.ts';
import { createWholeBaseCollector } from './whole-base-collector.ts';

/** Learns what belongs to the whole base from all orders dated before a day, in one pass over them, and stores it. */
export async function refitBase(deps: { db: Database }, input: { today: Day }): Promise<void> {
  const { settings } = await readCareModel(deps.db);
  const industries = await readIndustries(deps.db);
  const collector = createWholeBaseCollector(input.today, settings);
  await readHistories(deps.db, EVERYONE, input.today, (customerId, history) => {
    collector.add({ industry: industries.get(customerId) ?? null, history });
  });
  await addBase(deps.db, input.today, collector.finish());
}
