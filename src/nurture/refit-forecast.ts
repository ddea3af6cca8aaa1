import { isWorse } from '../forecast/is-worse.ts';
import type { Database } from '../platform/database.ts';
import { detectClosures } from '../rhythm/detect-closures.ts';
import { mergeClosures } from '../rhythm/merge-closures.ts';
import { type Day, dayFromIso } from '../shared/calendar-day.ts';
import { readIndustries, readSample } from './base-store.ts';
import { readCareModel } from './care-model-store.ts';
import type { Fit, FitTask } from './fit-task.ts';
import type { ForecastFindings, ForecastQualities } from './forecast-version.ts';
import { addForecast, type ForecastVersion, readForecastInUse } from './forecast-version-store.ts';
import { readPurchaseColumns } from './history-store.ts';

/** Items are looked ahead for a month: about the usual gap of a small customer. */
const ITEM_HORIZON_DAYS = 30;
/** Within fewer days hardly anybody orders, and beyond a year there is no past day to learn from. */
const [SHORTEST_DAYS, LONGEST_DAYS] = [7, 365];
/** What an older version was measured on is too long ago to hold a new one against: it must not stay for ever. */
const BAR_HOLDS_DAYS = 56;

/**
 * Learns a forecast from all orders dated before a day and stores it as a version. It comes into use unless it is worse
 * than the one in use, or than the plain rule; with too little history that is written down instead.
 */
export async function refitForecast(
  deps: { db: Database; fit: Fit; now: () => Date },
  input: { today: Day },
): Promise<Pick<ForecastVersion, 'name' | 'state' | 'findings'>> {
  const startedAt = deps.now().getTime();
  const inUse = await readForecastInUse(deps.db, input.today);
  const fit = await deps.fit(await taskFor(deps.db, input.today));
  const store = async (state: ForecastVersion['state'], findings: ForecastFindings) => {
    const model = state === 'used' && fit.kind === 'fitted' ? fit.model : null;
    return { name: await addForecast(deps.db, input.today, { state, findings, model }), state, findings };
  };
  if (fit.kind === 'too-little') return store('too-little', fit);
  const seconds = (deps.now().getTime() - startedAt) / 1000;
  const before = inUse && qualityOf(inUse);
  const isOld = inUse !== null && input.today - (dayFromIso(inUse.madeOn) ?? 0) > BAR_HOLDS_DAYS;
  return store(isAnyWorse(fit.quality, isOld ? null : before) ? 'worse' : 'used', {
    kind: 'fitted',
    quality: fit.quality,
    inUse: before,
    seconds,
  });
}

async function taskFor(db: Database, today: Day): Promise<FitTask> {
  const sample = await readSample(db, 'forecast');
  const [{ settings }, industries, lines] = await Promise.all([
    readCareModel(db),
    readIndustries(db, sample),
    readPurchaseColumns(db, today, sample),
  ]);
  return {
    lines,
    industries,
    input: {
      on: today,
      itemHorizonDays: ITEM_HORIZON_DAYS,
      customerHorizonDays: Math.min(
        Math.max(settings.signals.silentHorizonDays, SHORTEST_DAYS),
        LONGEST_DAYS,
      ),
      closures: mergeClosures(detectClosures(new Set(lines.days), today), settings.closures),
    },
  };
}

function isAnyWorse(fresh: ForecastQualities, bar: { quality: ForecastQualities } | null): boolean {
  const other = bar?.quality;
  return isWorse(fresh.items, other?.items ?? null) || isWorse(fresh.customers, other?.customers ?? null);
}

function qualityOf({ name, findings }: Pick<ForecastVersion, 'name' | 'findings'>) {
  return findings.kind === 'fitted' ? { name, quality: findings.quality } : null;
}
