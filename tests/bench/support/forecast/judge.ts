import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import type { Day } from '../../../../src/shared/calendar-day.ts';
import { customerCut } from './customer-cut.ts';
import { type AllForecasts, forecastAll, type Horizons } from './forecast-all.ts';
import { itemCut } from './item-cut.ts';
import { judgeCustomerRules, judgeOrderForecasts } from './judge-customers.ts';
import { judgeItemForecasts, judgeItemRules } from './judge-items.ts';
import type { Judged, Judgement } from './judged.ts';

export interface CutsToJudge extends Horizons {
  items: readonly Day[];
  customers: readonly Day[];
  /** Whom to fit on, where others are judged. */
  learnFrom?: readonly CustomerBook[];
  onCut?: (cut: Day) => void;
}

interface Collected {
  cuts: { cut: Day; count: number; happened: number }[];
  judged: Judged[];
}

/** Every method at every cut, Rytmi fitted at each on nothing but what lay before. */
export async function judge(
  books: readonly CustomerBook[],
  plan: CutsToJudge,
): Promise<{ items: Judgement; customers: Judgement }> {
  const items: Collected = { cuts: [], judged: [] };
  const customers: Collected = { cuts: [], judged: [] };
  const refusals: { cut: Day; because: string }[] = [];
  for (const cut of [...new Set([...plan.items, ...plan.customers])].sort((a, b) => a - b)) {
    plan.onCut?.(cut);
    const { fit, forecasts } = await forecastAll(books, cut, plan);
    if (fit.kind === 'too-little') {
      refusals.push({ cut, because: `${fit.customers} customers with orders, ${fit.days} days` });
    }
    if (plan.items.includes(cut)) judgeItemsAt(books, cut, plan.itemHorizonDays, forecasts, items);
    if (plan.customers.includes(cut)) {
      judgeCustomersAt(books, cut, plan.customerHorizonDays, forecasts, customers);
    }
  }
  return {
    items: { horizonDays: plan.itemHorizonDays, ...items, refusals },
    customers: { horizonDays: plan.customerHorizonDays, ...customers, refusals },
  };
}

function judgeItemsAt(
  books: readonly CustomerBook[],
  day: Day,
  horizonDays: number,
  forecasts: AllForecasts | null,
  into: Collected,
): void {
  const cut = itemCut(books, day, horizonDays);
  const { length: count } = cut.pairs;
  into.cuts.push({ cut: day, count, happened: sumOf(cut.happened) });
  into.judged.push(...judgeItemRules(cut, itemCut(books, day - horizonDays, horizonDays)));
  if (forecasts) into.judged.push(judgeItemForecasts(cut, forecasts.items));
}

function judgeCustomersAt(
  books: readonly CustomerBook[],
  day: Day,
  horizonDays: number,
  forecasts: AllForecasts | null,
  into: Collected,
): void {
  const cut = customerCut(books, day, horizonDays);
  into.cuts.push({ cut: day, count: cut.judged.length, happened: sumOf(cut.silent) });
  into.judged.push(...judgeCustomerRules(cut, customerCut(books, day - horizonDays, horizonDays)));
  if (forecasts) into.judged.push(judgeOrderForecasts(cut, forecasts.orders));
}

function sumOf(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0);
}
