import { median } from '../../rhythm/percentile.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { OrderBecause } from '../customer-forecast.ts';
import type { OpenCustomers } from './open-customers.ts';
import { countOrders } from './order-features.ts';
import type { OrderLog } from './order-log.ts';
import { LEAST_OWN_ORDERS } from './order-weights.ts';

const YEAR_DAYS = 365;

/** The numbers behind a chance, of which a sentence can be made. */
export function orderBecause(log: OrderLog, today: Day, { model, view }: OpenCustomers): OrderBecause {
  const { days, industry } = log;
  const gaps = days.slice(1).map((day, i) => day - (days[i] as Day));
  const lastYear = today - YEAR_DAYS;
  const isOld = model.pace.firstDay <= lastYear;
  const knowsIndustry = industry !== null && view.industries.has(industry);
  return {
    times: days.length,
    usualGapDays: gaps.length >= LEAST_OWN_ORDERS - 1 ? median(gaps) : null,
    daysSince: today - (days.at(-1) ?? today),
    sameWeeksLastYear: isOld ? countOrders(log, lastYear, lastYear + model.horizonDays, days.length) : null,
    source: days.length >= LEAST_OWN_ORDERS ? 'own' : knowsIndustry ? 'industry' : 'all',
  };
}
