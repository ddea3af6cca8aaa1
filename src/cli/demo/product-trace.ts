import type { OrderLine } from './order-line.ts';

/** What the lines say about a product. */
export interface ProductTrace {
  stockCode: string;
  /** Name → lines that carry it: one code is spelt in several ways. */
  names: Map<string, number>;
  lines: number;
  /** Pack size → lines whose quantity it divides. */
  fits: Map<number, number>;
}

/** Packs that a wholesaler of gifts would use, biggest first. */
const PACK_SIZES = [24, 12, 6, 4] as const;
/** Share of lines that must fit a pack for it to be believed. */
const PACK_SHARE = 0.8;
const PACK_FEWEST_LINES = 5;

export function newProductTrace(stockCode: string): ProductTrace {
  return { stockCode, names: new Map(), lines: 0, fits: new Map() };
}

/** Adds one line that bought the product. */
export function addToProduct(trace: ProductTrace, line: OrderLine): void {
  const name = line.Description.trim();
  const quantity = Number(line.Quantity);
  trace.lines++;
  trace.names.set(name, (trace.names.get(name) ?? 0) + 1);
  for (const size of PACK_SIZES) {
    if (quantity % size === 0) trace.fits.set(size, (trace.fits.get(size) ?? 0) + 1);
  }
}

/** The biggest pack that nearly all quantities are whole numbers of; 1 where there is none. */
export function packSizeOf(trace: ProductTrace): number {
  if (trace.lines < PACK_FEWEST_LINES) return 1;
  const fits = (size: number) => (trace.fits.get(size) ?? 0) >= trace.lines * PACK_SHARE;
  return PACK_SIZES.find(fits) ?? 1;
}

/** The name that most lines carry. */
export function nameOf(trace: ProductTrace): string {
  const [most] = [...trace.names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most?.[0] ?? trace.stockCode;
}
