import { isoFromDay } from '../../src/shared/calendar-day.ts';

const HEADER = 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,CustomerID,Country';
const PRODUCTS = 60;

/**
 * Order lines of an invented wholesaler, in the columns of the online-retail profile: each customer buys a few products of
 * its own at gaps of its own, some more steadily than others, and some stop. The same seed gives the same file.
 */
export function wholesalerOrders(size: { customers: number; firstDay: number; days: number }): string {
  const next = lehmer(size.customers);
  const lines = [HEADER];
  let invoice = 500_000;
  for (let customer = 1; customer <= size.customers; customer++) {
    const gap = 14 + 40 * next();
    const own = Array.from({ length: 2 + Math.floor(4 * next()) }, () => Math.floor(PRODUCTS * next() ** 2));
    const staysFor = next() < 0.25 ? size.days * next() : size.days;
    for (let at = gap * next(); at < staysFor; at += gap * (0.6 + 0.8 * next())) {
      invoice += 1;
      const day = `${isoFromDay(size.firstDay + Math.floor(at))} 10:00:00`;
      for (const product of new Set(own)) {
        if (next() < 0.35) continue;
        const code = `w-${100 + product}`;
        lines.push(
          `${invoice},${code},Thing ${product},${1 + Math.floor(12 * next())},${day},4.20,K${customer},Sweden`,
        );
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Park and Miller's generator: random enough, and the same everywhere. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
