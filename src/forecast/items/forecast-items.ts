import type { Day } from '../../shared/calendar-day.ts';
import type { CustomerBook } from '../customer-book.ts';
import type { ItemForecast } from '../customer-forecast.ts';
import { appetiteOf } from './appetite.ts';
import { calibrated } from './calibration.ts';
import { customerState } from './customer-features.ts';
import { salesOf } from './customer-sales.ts';
import { cutOf } from './item-base.ts';
import { itemBecause } from './item-because.ts';
import { itemScores } from './item-weights.ts';
import type { OpenItems } from './open-items.ts';
import { rowsOfItems } from './visit-items.ts';

/** Chance of every product bought before `today`, or of those `among` them, in the order of the history. */
export function forecastItems(
  items: OpenItems,
  book: CustomerBook,
  today: Day,
  among?: ReadonlySet<number>,
): ItemForecast[] {
  const { model, catalogue, clock, base, forests } = items;
  const sales = salesOf(book, { catalogue, clock, before: today });
  const cut = cutOf(today, { ...model, clock });
  const state = customerState(sales, cut, model.paces);
  if (!state) return [];
  const appetite = appetiteOf(items.appetites, state.features);
  const customer = { sales, cut, state, appetite };
  const productOf = (item: number) => book.history.items[item]?.productId as number;
  const seen: { productId: number; because: ItemForecast['because'] }[] = [];
  const rows = rowsOfItems(
    customer,
    base,
    (one) => seen.push({ productId: productOf(one.item), because: itemBecause(customer, one, items) }),
    among && ((item) => among.has(productOf(item))),
  );
  const scores = itemScores(forests, rows, appetite);
  return seen.map((one, index) => ({
    ...one,
    probability: calibrated(model.calibration, scores[index] as number),
  }));
}
