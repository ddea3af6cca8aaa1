import { suggestionBaseFrom } from '../decisions/suggestion-base-from.ts';
import type { Database } from '../platform/database.ts';
import { baseStatisticsFrom } from '../rhythm/base-statistics-from.ts';
import type { Day } from '../shared/calendar-day.ts';
import { readBase } from './base-store.ts';
import { readCareModel } from './care-model-store.ts';
import { readProducts } from './product-facts-store.ts';
import { refitBase } from './refit-base.ts';
import type { ReviewContext } from './review-context.ts';

/** What is the same for all customers of a day is read once a process, not once a batch. Short, so that a change is seen. */
const KEPT_MS = 60_000;

const kept = new WeakMap<Database, { day: Day; until: number; context: Promise<ReviewContext> }>();

/** The care model, whole-base statistics and products by which a day is reviewed; kept for a minute. */
export function loadReviewContext(db: Database, day: Day): Promise<ReviewContext> {
  const known = kept.get(db);
  if (known && known.day === day && known.until > performance.now()) return known.context;
  const context = readContext(db, day);
  kept.set(db, { day, until: performance.now() + KEPT_MS, context });
  context.catch(() => kept.delete(db));
  return context;
}

async function readContext(db: Database, day: Day): Promise<ReviewContext> {
  const [careModel, base, products] = await Promise.all([
    readCareModel(db),
    readOrFitBase(db, day),
    readProducts(db),
  ]);
  return {
    careModel: careModel.settings,
    careModelVersion: careModel.version,
    base: baseStatisticsFrom(base.intervals),
    suggestions: suggestionBaseFrom(base.suggestions),
    products,
  };
}

async function readOrFitBase(db: Database, day: Day) {
  const base = await readBase(db, day);
  if (base) return base;
  await refitBase({ db }, { today: day });
  return readOrFitBase(db, day);
}
