import { openForecast } from '../forecast/open-forecast.ts';
import type { Database } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { readBase } from './base-store.ts';
import { readCareModel } from './care-model-store.ts';
import { readContextVersion } from './context-version-store.ts';
import { readForecast } from './forecast-version-store.ts';
import { readSignalTrust } from './judged-signals/signal-store.ts';
import { leaveOutProducts } from './leave-out-products.ts';
import { openWholeBase } from './open-whole-base.ts';
import { readProducts } from './product-facts-store.ts';
import { type RefitBaseDeps, refitBase } from './refit-base.ts';
import type { ReviewContext } from './review-context.ts';
import type { WholeBase } from './whole-base.ts';

interface Kept {
  of: string;
  context: Promise<ReviewContext>;
}

const kept = new WeakMap<Database, Kept>();

/**
 * The care model, whole-base statistics, forecast and products by which a day is reviewed. The same for all batches of a night,
 * so they are read once a program and again only when one of them has changed. Where there are no whole-base statistics
 * yet, or only such as an older version could read, they are made.
 */
export async function loadReviewContext(deps: RefitBaseDeps, day: Day): Promise<ReviewContext> {
  const { db } = deps;
  const of = `${day} ${await readContextVersion(db)}`;
  const known = kept.get(db);
  if (known?.of === of) return known.context;
  const context = readContext(deps, day);
  kept.set(db, { of, context });
  context.catch(() => kept.delete(db));
  return context;
}

async function readContext(deps: RefitBaseDeps, day: Day): Promise<ReviewContext> {
  const { db } = deps;
  const [careModel, base, forecast, products, trust] = await Promise.all([
    readCareModel(db),
    readOrFitBase(deps, day),
    readForecast(db, day),
    readProducts(db),
    readSignalTrust(db, day),
  ]);
  return {
    careModel: careModel.settings,
    careModelVersion: careModel.version,
    ...openWholeBase(base),
    forecast: forecast && openForecast(forecast),
    trust,
    products: leaveOutProducts(products, careModel.settings.productsLeftOut),
  };
}

async function readOrFitBase(deps: RefitBaseDeps, day: Day): Promise<WholeBase> {
  const base = await readBase(deps.db, day);
  if (base) return base;
  await refitBase(deps, { today: day });
  const fitted = await readBase(deps.db, day);
  if (!fitted) throw new Error('What was just learnt about the whole base cannot be read');
  return fitted;
}
