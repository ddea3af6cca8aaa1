import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historiesFromColumns } from '../../../src/rhythm/histories-from-columns.ts';
import { createPurchaseCollector } from '../../../src/rhythm/purchase-columns.ts';

type Line = Parameters<ReturnType<typeof createPurchaseCollector>['add']>;

const anyLine: fc.Arbitrary<Line> = fc.tuple(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: -3, max: 5 }),
  fc.constantFrom(1, 2, 9_000_000_000),
  fc.integer({ min: -2, max: 3 }),
  fc.integer({ min: 0, max: 500 }),
);

function collect(lines: readonly Line[]) {
  const collector = createPurchaseCollector();
  for (const line of lines) collector.add(...line);
  return [...historiesFromColumns(collector.finish())];
}

test('every line is found again, by customer, product, day and order, equal ones as they came', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 60 }), (lines) => {
      const found = collect(lines).flatMap(({ customerId, history }) =>
        history.items.flatMap(({ productId, purchases }) =>
          purchases.map((one) => [
            customerId,
            productId,
            one.day,
            one.orderId,
            one.quantity,
            one.amountCents,
          ]),
        ),
      );
      const sorted = [...lines].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
      expect(found).toEqual(sorted);
    }),
  );
});

test('each customer and each of its products comes once', () => {
  fc.assert(
    fc.property(fc.array(anyLine), (lines) => {
      const histories = collect(lines);
      const customers = histories.map(({ customerId }) => customerId);
      expect(new Set(customers).size).toBe(customers.length);
      for (const { history } of histories) {
        const products = history.items.map(({ productId }) => productId);
        expect(new Set(products).size).toBe(products.length);
      }
    }),
  );
});

test('more lines than there was room for at first are all kept', () => {
  const lines = Array.from({ length: 70_000 }, (_, i): Line => [1 + (i % 7), 1, i % 400, i, 1, 100]);
  const kept = collect(lines).flatMap(({ history }) => history.items.flatMap(({ purchases }) => purchases));
  expect(kept).toHaveLength(70_000);
});
