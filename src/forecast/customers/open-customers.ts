import type { CustomerForecastModel } from './customer-forecast-model.ts';
import type { ProductCourse } from './product-course.ts';
import { usualPace } from './trade-pace.ts';
import type { TradeView } from './trade-view.ts';

/** The customer model as lookups: made once a night, used for every customer. */
export interface OpenCustomers {
  model: CustomerForecastModel;
  view: TradeView;
  /** Expected orders of the trade by day and horizon: the same for every customer of a night. */
  expected: Map<string, number>;
}

export function openCustomers(model: CustomerForecastModel): OpenCustomers {
  const { horizonDays, pace, usualGapDays, textbook, textbookByPace } = model;
  const courses = new Map<number, ProductCourse>(
    model.courses.map(([productId, season, lately]) => [productId, { season, lately }]),
  );
  const view = { horizonDays, pace, usualGapDays, textbook, textbookByPace, courses };
  const madeOn = pace.firstDay + pace.totals.length - 1;
  return {
    model,
    view: { ...view, usual: usualPace(pace, madeOn), industries: new Map(model.industries) },
    expected: new Map(),
  };
}
