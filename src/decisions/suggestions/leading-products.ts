import { type ProductCourse, WINDOW_OPEN_DAYS } from './product-courses.ts';

/** Products kept by each count: a customer who has bought the first twenty still finds its five. */
const LEADERS = 100;

/** Products that lead by buyers or new buyers in any of the windows, by id. */
export function leadingProducts(courses: ReadonlyMap<number, ProductCourse>): number[] {
  const all = [...courses.values()];
  const leading = new Set<number>();
  for (const window of WINDOW_OPEN_DAYS.keys()) {
    for (const counts of ['newBuyers', 'buyers'] as const) {
      all.sort((a, b) => (b[counts][window] ?? 0) - (a[counts][window] ?? 0) || a.productId - b.productId);
      for (const { productId } of all.slice(0, LEADERS)) leading.add(productId);
    }
  }
  return [...leading].sort((a, b) => a - b);
}
