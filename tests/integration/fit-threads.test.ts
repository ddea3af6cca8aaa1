import { expect, test } from 'vitest';
import { fitInThread } from '../../src/nurture/fit-in-thread.ts';
import type { FitTask } from '../../src/nurture/fit-task.ts';
import { startThread } from '../../src/platform/start-thread.ts';
import { createPurchaseCollector } from '../../src/rhythm/purchase-columns.ts';
import { simulatedTrade } from '../support/simulated-trade.ts';
import { day } from '../support/story.ts';

const ON = day('2010-03-01');
const books = simulatedTrade({ customers: 520, firstDay: ON - 220, lastDay: ON - 1 });

function taskOf(): FitTask {
  const lines = createPurchaseCollector();
  for (const { customerId, history } of books)
    for (const { productId, purchases } of history.items)
      for (const one of purchases)
        lines.add(customerId, productId, one.day, one.orderId, one.quantity, one.amountCents);
  const input = { on: ON, itemHorizonDays: 30, customerHorizonDays: 60, closures: [] };
  return { lines: lines.finish(), industries: new Map(), input };
}

test('two threads that share a fit come to the very model and figures of one', async () => {
  const alone = await fitInThread(startThread, undefined, 1)(taskOf());
  expect(alone.kind).toBe('fitted');
  expect(await fitInThread(startThread, undefined, 2)(taskOf())).toEqual(alone);
});

test('a fit that cannot be made is told, and no thread goes on without it', async () => {
  const task = taskOf();
  const broken = { ...task, lines: { ...task.lines, days: null as unknown as Int32Array } };
  await expect(fitInThread(startThread, undefined, 2)(broken)).rejects.toThrow();
});
