import type { Day } from '../../shared/calendar-day.ts';
import { type BgNbd, type BuyerSummary, fitBgNbd } from './bg-nbd.ts';
import { industryLifts } from './industry-lifts.ts';
import type { OrderLog } from './order-log.ts';
import { type ProductSales, productCourses, productSalesOf } from './product-course.ts';
import { ordersBetween, type TradePace, usualPace } from './trade-pace.ts';
import { tradePaceOf } from './trade-pace-of.ts';
import type { TradeView } from './trade-view.ts';

/** What is learnt of the whole trade before a day, whatever the day it is looked at from. */
export interface TradeBasis {
  on: Day;
  pace: TradePace;
  sales: ProductSales;
  usualGapDays: number;
  textbook: BgNbd;
  textbookByPace: BgNbd;
  industries: ReadonlyMap<string, number>;
}

/** Customers the textbook model is fitted to: four numbers need no more. */
const TEXTBOOK_CUSTOMERS = 4000;
/** The gap of a trade in which nobody has ordered twice. */
const ANY_GAP_DAYS = 30;

/** `logs` hold nothing on or after the day. */
export function tradeBasisOf(logs: readonly OrderLog[], on: Day): TradeBasis {
  const pace = tradePaceOf(logs, on);
  const usual = usualPace(pace, on);
  const stride = Math.ceil(logs.length / TEXTBOOK_CUSTOMERS);
  const some = logs.filter((_, i) => i % stride === 0);
  const byCalendar = (from: Day, to: Day) => to - from;
  const byPace = (from: Day, to: Day) => ordersBetween(pace, from + 1, to + 1) / usual;
  return {
    on,
    pace,
    sales: productSalesOf(logs),
    usualGapDays: usualGapOf(logs),
    textbook: fitBgNbd(some.map((log) => summaryOf(log.days, on, byCalendar))).model,
    textbookByPace: fitBgNbd(some.map((log) => summaryOf(log.days, on, byPace))).model,
    industries: industryLifts(logs, on),
  };
}

export function tradeViewAt(basis: TradeBasis, day: Day, horizonDays: number): TradeView {
  const { pace, usualGapDays, textbook, textbookByPace, industries } = basis;
  return {
    ...{ horizonDays, pace, usualGapDays, textbook, textbookByPace, industries },
    usual: usualPace(pace, day),
    courses: productCourses(basis.sales, pace, day, horizonDays),
  };
}

const DAYS_PER_WEEK = 7;

/** In weeks: the search for the best model begins at numbers of that size. */
function summaryOf(days: readonly Day[], on: Day, span: (from: Day, to: Day) => number): BuyerSummary {
  const first = days[0] ?? on;
  const last = days.at(-1) ?? on;
  const recency = span(first, last) / DAYS_PER_WEEK;
  return { frequency: days.length - 1, recency, age: Math.max(recency, span(first, on - 1) / DAYS_PER_WEEK) };
}

function usualGapOf(logs: readonly OrderLog[]): number {
  let gaps = 0;
  let sum = 0;
  for (const { days } of logs) {
    for (let i = 1; i < days.length; i++) {
      gaps++;
      sum += Math.log((days[i] as Day) - (days[i - 1] as Day));
    }
  }
  return gaps > 0 ? Math.exp(sum / gaps) : ANY_GAP_DAYS;
}
