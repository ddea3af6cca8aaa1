import type { Chooser } from './chooser.ts';
import type { Company } from './invent-company.ts';

/** Of a quarter nobody has told, as in most books. */
const TOLD = 0.75;
/** Shops are small, nearly all: which share employs at most so many. */
const SIZES = [
  { upTo: 0.62, from: 1, to: 4 },
  { upTo: 0.82, from: 5, to: 9 },
  { upTo: 0.93, from: 10, to: 19 },
  { upTo: 0.98, from: 20, to: 49 },
  { upTo: 1, from: 50, to: 180 },
] as const;

/** People that a company employs; null where the supplier does not know. */
export function inventEmployees(chooser: Chooser, { soleTrader }: Company): number | null {
  if (chooser.fraction('employees told') >= TOLD) return null;
  if (soleTrader) return 1;
  const share = chooser.fraction('employees');
  const { from, to } = SIZES.find(({ upTo }) => share < upTo) ?? SIZES[0];
  return from + chooser.whole('employees within', to - from + 1);
}
