import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { Reader } from '../../../src/console/console-deps.ts';
import { Signals } from '../../../src/console/customers/signals.tsx';
import type { Explanation } from '../../../src/nurture/explain-customer.ts';
import type { LostItem, Signal, Widening } from '../../../src/signals/signal.ts';
import { speakerFor } from '../../../src/words/speaker.ts';
import { TEST_SUPPLIER } from '../../support/test-supplier.ts';

const reader = { speaker: speakerFor('en'), supplier: TEST_SUPPLIER } as Reader;

const lost = (productId: number): LostItem => ({
  kind: 'lost-item',
  startedOn: 4_000,
  strength: 1,
  evidence: { productId, usualGapDays: 28, daysSince: 90, purchases: 6, ordersSince: 4 },
});
const wider = {
  kind: 'widening',
  startedOn: 4_000,
  evidence: { categories: ['Tea'] },
} as unknown as Widening;

function page(signals: Signal[]): string {
  const context = { products: new Map() };
  return render(
    <Signals reader={reader} explanation={{ decision: { signals }, context } as unknown as Explanation} />,
  );
}

test('of twenty lost products three are shown and the rest folded away, so that the one other finding is seen', () => {
  const [open = '', folded = ''] = page([...Array.from({ length: 20 }, (_, i) => lost(i + 1)), wider]).split(
    '<details>',
  );
  expect(open.match(/<li>/g)).toHaveLength(4);
  expect(open).toContain('Tea');
  expect(folded).toContain('17 more findings');
  expect(folded.match(/<li>/g)).toHaveLength(17);
});

test('where there is little to tell nothing is folded', () => {
  expect(page([lost(1), lost(2), lost(3)])).not.toContain('<details>');
});
