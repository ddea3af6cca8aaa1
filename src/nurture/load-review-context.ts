import { openForecast } from '../forecast/open-forecast.ts';
import type { Database } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { readBase } from './base-store.ts';
import { readCareModel } from './care-model-store.ts';
import { readContextVersion } from './context-version-store.ts';
import { readForecast } from './forecast-version-store.ts';
import { openWholeBase } from './open-whole-base.ts';
import { readProducts } from './product-facts-store.ts';
import { refitBase } from './refit-base.ts';
import type { ReviewContext } from './review-context.ts';

interface Kept {
  of: string;
  context: Promise<ReviewContext>;
}

const kept = new WeakMap<Database, Kept>();

/**
 * The care model, whole-base statistics, forecast and products by which a day is reviewed. The same for all batches of a night,
 * so they are read once a program and again only when one of them has changed.
 */
export async function loadReviewContext(db: Database, day: Day): Promise<ReviewContext> {
  const of = `${day} ${await readContextVersion(db)}`;
  const known = kept.get(db);
  if (known?.of === of) return known.context;
  const context = readContext(db, day);
  kept.set(db, { of, context });
  context.catch(() => kept.delete(db));
  return context;
}

async function readContext(db: Database, day: Day): Promise<ReviewContext> {
  const [careModel, base, forecast, products] = await Promise.all([
    readCareModel(db),
    readOrFitBase(db, day),
    readForecast(db, day),
    readProducts(db),
  ]);
  return {
    careModel: careModel.settings,
    careModelVersion: careModel.version,
    ...openWholeBase(base),
    forecast: forecast && openForecast(forecast),
    products,
  };
}

async function readOrFitBase(db: Database, day: Day) {
  const base = await readBase(db, day);
  if (base) return base;
  await refitBase({ db }, { today: day });
  return readOrFitBase(db, day);
}
