import { expect, test } from 'vitest';
import { followCall } from '../../../src/nurture/backtest/follow-call.ts';
import { growingHistory } from '../../../src/nurture/backtest/growing-history.ts';
import { type ReplayedCustomer, replayedCustomer } from '../../../src/nurture/backtest/replayed-customer.ts';
import { replayBooks } from '../../support/replay-books.ts';

const TODAY = 15_000;
const DAYS = { today: TODAY, coolDownDays: 30 };

/** A customer that was unhappy four days ago, with a service call open since. */
function unhappyCustomer(): ReplayedCustomer {
  const { lines, customers } = replayBooks([{ customerId: 1, productId: 1, day: TODAY - 40, quantity: 1 }]);
  const [given] = customers;
  if (!given) throw new Error('No customer');
  const low = { day: TODAY - 4, scale: 'numbers', score: 1, words: null, talkedSince: false } as const;
  const calls = { ...given.calls, openSince: TODAY - 3, openPurpose: 'service' as const };
  return replayedCustomer({ ...given, answers: [low], calls }, growingHistory(lines, 0, 1));
}

test('in a replay a low answer is over once the desk has made the call about it', () => {
  const one = unhappyCustomer();
  followCall(one, { customerId: 1, open: null, madeOn: TODAY - 1 }, DAYS);
  expect(one.answers).toMatchObject([{ talkedSince: true }]);
  expect(one.calls).toMatchObject({
    openSince: null,
    coolDownUntil: TODAY + 29,
    lastEnded: { raisedOn: TODAY - 3, endedOn: TODAY - 1 },
  });
});

test('in a replay a low answer goes on where nobody had time for the call', () => {
  const one = unhappyCustomer();
  followCall(one, { customerId: 1, open: null, madeOn: null }, DAYS);
  expect(one.answers).toMatchObject([{ talkedSince: false }]);
  expect(one.calls).toMatchObject({
    openSince: null,
    coolDownUntil: null,
    lastEnded: { raisedOn: TODAY - 3, endedOn: TODAY },
  });
});
