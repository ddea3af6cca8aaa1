import { type OpenForecast, openForecast } from '../forecast/open-forecast.ts';
import type { Database } from '../platform/database.ts';
import type { Day } from '../shared/calendar-day.ts';
import { findBase, readBaseContents } from './base-store.ts';
import { readCareModel } from './care-model-store.ts';
import { readContextVersion } from './context-version-store.ts';
import { findForecastInUse, readModel } from './forecast-version-store.ts';
import { readSignalTrust } from './judged-signals/signal-store.ts';
import { keepLatest } from './keep-latest.ts';
import { leaveOutProducts } from './leave-out-products.ts';
import { openWholeBase } from './open-whole-base.ts';
import { readProducts } from './product-facts-store.ts';
import { type RefitBaseDeps, refitBase } from './refit-base.ts';
import type { ReviewContext } from './review-context.ts';

const keptContext = keepLatest<ReviewContext>();
/** Megabytes, and the same for a week of nights. */
const keptBase = keepLatest<ReturnType<typeof openWholeBase> | null>();
const keptForecast = keepLatest<OpenForecast | null>();

/**
 * The care model, whole-base statistics, forecast and products by which a day is reviewed. The same for all batches of a night,
 * so they are read once a program and again only when one of them has changed. Where there are no whole-base statistics
 * yet, or only such as an older version could read, they are made.
 */
export async function loadReviewContext(deps: RefitBaseDeps, day: Day): Promise<ReviewContext> {
  const { db } = deps;
  return keptContext(db, `${day} ${await readContextVersion(db)}`, () => readContext(deps, day));
}

async function readContext(deps: RefitBaseDeps, day: Day): Promise<ReviewContext> {
  const { db } = deps;
  const [careModel, base, forecast, products, trust] = await Promise.all([
    readCareModel(db),
    openOrFitBase(deps, day),
    openForecastOf(db, day),
    readProducts(db),
    readSignalTrust(db, day),
  ]);
  return {
    careModel: careModel.settings,
    careModelVersion: careModel.version,
    ...base,
    forecast,
    trust,
    products: leaveOutProducts(products, careModel.settings.productsLeftOut),
  };
}

async function openOrFitBase(deps: RefitBaseDeps, day: Day): Promise<ReturnType<typeof openWholeBase>> {
  const base = await openBaseOf(deps.db, day);
  if (base) return base;
  await refitBase(deps, { today: day });
  const fitted = await openBaseOf(deps.db, day);
  if (!fitted) throw new Error('What was just learnt about the whole base cannot be read');
  return fitted;
}

async function openBaseOf(db: Database, day: Day) {
  const found = await findBase(db, day);
  return keptBase(db, `${found?.id} ${found?.at.getTime()}`, async () => {
    const contents = found && (await readBaseContents(db, found.id));
    return contents && openWholeBase(contents);
  });
}

async function openForecastOf(db: Database, day: Day): Promise<OpenForecast | null> {
  const name = await findForecastInUse(db, day);
  return keptForecast(db, `${name}`, async () => {
    const model = name === null ? null : await readModel(db, name);
    return model && openForecast(model);
  });
}
