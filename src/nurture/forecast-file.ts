import { DEFAULT_CARE_MODEL } from '../decisions/care-model.ts';
import type { ForecastFit } from '../forecast/fit-forecast.ts';
import { openForecast } from '../forecast/open-forecast.ts';
import type { OrderFile } from '../orders/read-order-file.ts';
import { type CustomerHistory, historiesFromColumns } from '../rhythm/histories-from-columns.ts';
import { isReturn } from '../rhythm/purchase-history.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { Fit } from './fit-task.ts';
import { createFileForecaster, type FileForecast, type FileHorizons } from './forecast-file-customer.ts';
import { openWholeBase } from './open-whole-base.ts';
import { createWholeBaseCollector } from './whole-base-collector.ts';

export interface ForecastFileInput extends FileHorizons {
  file: OrderFile;
  /** The lines of the file are all dated before it. */
  on: Day;
  onLearning?: () => void;
}

export interface ForecastOfFile {
  fit: ForecastFit;
  customers: number;
  /** By ascending id of the customer; each is worked out when it is asked for. */
  forecasts: Iterable<FileForecast>;
}

/** Forecasts and findings from a file of orders alone, as a review on the morning of a day would have them. */
export async function forecastFile(deps: { fit: Fit }, input: ForecastFileInput): Promise<ForecastOfFile> {
  const { file, on, itemHorizonDays, customerHorizonDays } = input;
  const histories = [...historiesFromColumns(file.lines)].filter(hasBought);
  const collector = createWholeBaseCollector(on, DEFAULT_CARE_MODEL);
  for (const { history } of histories) collector.add({ industry: null, employees: null, history });
  const context = openWholeBase(collector.finish());
  const { closures } = context.base;
  const fit = await deps.fit({
    lines: file.lines,
    industries: new Map(),
    input: { on, itemHorizonDays, customerHorizonDays, closures },
  });
  const forecast = fit.kind === 'fitted' ? openForecast(fit.model) : null;
  const forecaster = createFileForecaster({ ...context, forecast }, input);
  return { fit, customers: histories.length, forecasts: forecastsOf(histories, forecaster) };
}

function* forecastsOf(
  histories: readonly CustomerHistory[],
  forecaster: (one: CustomerHistory) => FileForecast,
): Generator<FileForecast> {
  for (const one of histories) yield forecaster(one);
}

/** A customer of which only returns are known has bought nothing that could be bought again. */
function hasBought({ history }: CustomerHistory): boolean {
  return history.items.some(({ purchases }) => purchases.some((purchase) => !isReturn(purchase)));
}
