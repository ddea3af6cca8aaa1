import { expect, test } from 'vitest';
import type { MessageKind } from '../../../src/decisions/message-kind.ts';
import { growingHistory } from '../../../src/nurture/backtest/growing-history.ts';
import {
  type ReplayedCustomer,
  replayedCustomer,
  wake,
} from '../../../src/nurture/backtest/replayed-customer.ts';
import { replayBooks } from '../../support/replay-books.ts';

const SATURDAY = 15_000;
const MONDAY = SATURDAY + 2;

/** A customer that orders on the Sunday between a mail's decision on Saturday and its going on Monday. */
function withWaitingMail(kind: MessageKind): ReplayedCustomer {
  const { lines, customers } = replayBooks([
    { customerId: 1, productId: 1, day: SATURDAY - 200, quantity: 1 },
    { customerId: 1, productId: 1, day: SATURDAY + 1, quantity: 1 },
  ]);
  const [given] = customers;
  if (!given) throw new Error('No customer');
  const message = { kind, day: SATURDAY, counts: true, productIds: [] };
  const one = replayedCustomer(given, growingHistory(lines, 0, 2));
  one.messages.push(message);
  one.waiting = { message, address: 'address-1', goesOn: MONDAY, ordered: false, expired: false };
  return one;
}

test.each(['reorder-reminder', 'farewell', 'first-weeks'] as const)(
  'in a replay a %s that waits over a weekend falls away with the order that comes on it',
  (kind) => {
    const one = withWaitingMail(kind);
    expect(wake(one, MONDAY)).toBeNull();
    expect(wake(one, MONDAY + 1)).toEqual({ customerId: 1, decidedOn: SATURDAY, address: 'address-1' });
    expect(one.messages[0]?.counts).toBe(false);
  },
);

test('in a replay a welcome that waits over a weekend goes all the same', () => {
  const one = withWaitingMail('welcome');
  wake(one, MONDAY);
  expect(wake(one, MONDAY + 1)).toBeNull();
  expect(one.messages[0]?.counts).toBe(true);
});
