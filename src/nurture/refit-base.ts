import { createSuggestionCollector } from '../decisions/collect-suggestions.ts';
import type { Database } from '../platform/database.ts';
import { createBaseCollector } from '../rhythm/collect-base.ts';
import type { Day } from '../shared/calendar-day.ts';
import { addBase, readIndustries } from './base-store.ts';
import { readCareModel } from './care-model-store.ts';
import { readHistories } from './history-store.ts';
import type { WholeBase } from './whole-base.ts';

/** Every customer there is: ids are positive four-byte integers. */
const EVERYONE = { from: 1, to: 2_147_483_647 };

/** Learns what belongs to the whole base from all orders dated before a day, in one pass over them, and stores it. */
export async function refitBase(deps: { db: Database }, input: { today: Day }): Promise<void> {
  const { settings } = await readCareModel(deps.db);
  const industries = await readIndustries(deps.db);
  const intervals = createBaseCollector({
    today: input.today,
    mergeOrderDays: settings.signals.mergeOrderDays,
    closures: settings.closures,
  });
  const suggestions = createSuggestionCollector({ today: input.today });
  await readHistories(deps.db, EVERYONE, input.today, (customerId, history) => {
    const member = { industry: industries.get(customerId) ?? null, history };
    intervals.add(member);
    suggestions.add(member);
  });
  const base: WholeBase = { intervals: intervals.finish(), suggestions: suggestions.finish() };
  await addBase(deps.db, input.today, base);
}
