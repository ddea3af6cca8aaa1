import type { Day } from '../../shared/calendar-day.ts';
import { type Cents, centsFromAmount } from '../../shared/money.ts';
import type { IndustryTally } from './guess-industry.ts';
import { isCancellation, isGoods, type OrderLine } from './order-line.ts';

/** One cancelled order, told by the first product on it. */
export interface Cancellation {
  invoice: string;
  day: Day;
  stockCode: string;
  product: string;
}

/** What a customer's lines say about it. */
export interface CustomerTrace {
  id: string;
  country: string;
  turnoverCents: Cents;
  firstDay: Day;
  lastDay: Day;
  /** Lines of goods that were bought and kept as bought. */
  lines: number;
  products: Set<string>;
  byIndustry: Map<string, number>;
  cancellations: Map<string, Cancellation>;
}

export function newCustomerTrace(line: OrderLine, day: Day): CustomerTrace {
  return {
    id: line.CustomerID,
    country: line.Country,
    turnoverCents: 0,
    firstDay: day,
    lastDay: day,
    lines: 0,
    products: new Set(),
    byIndustry: new Map(),
    cancellations: new Map(),
  };
}

/** Adds one line; `industries` are those that its product's name speaks for. */
export function addToCustomer(
  trace: CustomerTrace,
  line: OrderLine,
  day: Day,
  industries: readonly string[],
): void {
  trace.turnoverCents += centsFromAmount(Number(line.Price) * Number(line.Quantity));
  trace.firstDay = Math.min(trace.firstDay, day);
  trace.lastDay = Math.max(trace.lastDay, day);
  if (!isGoods(line)) return;
  if (isCancellation(line)) addCancellation(trace, line, day);
  else addPurchase(trace, line, industries);
}

export function industryTally(trace: CustomerTrace): IndustryTally {
  return { lines: trace.lines, products: trace.products.size, byIndustry: trace.byIndustry };
}

function addCancellation(trace: CustomerTrace, line: OrderLine, day: Day): void {
  if (trace.cancellations.has(line.Invoice)) return;
  const { Invoice: invoice, StockCode: stockCode, Description: product } = line;
  trace.cancellations.set(invoice, { invoice, day, stockCode, product });
}

function addPurchase(trace: CustomerTrace, line: OrderLine, industries: readonly string[]): void {
  trace.lines++;
  trace.products.add(line.StockCode);
  for (const code of industries) trace.byIndustry.set(code, (trace.byIndustry.get(code) ?? 0) + 1);
}
