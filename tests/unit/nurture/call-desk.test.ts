import { expect, test } from 'vitest';
import type { RaisedCall } from '../../../src/calls/raised-call.ts';
import { createCallDesk } from '../../../src/nurture/backtest/call-desk.ts';

/** A Thursday. */
const THURSDAY = 15_155;

test('in a replay a service call at stake of nothing is made before the worthiest finding', () => {
  const raise: RaisedCall = {
    ...{ customerId: 1, purpose: 'retention', signals: [], stakeCents: 1_000_000, probability: 1 },
    ...{ day: THURSDAY, expireAfterDays: 14 },
  };
  const service: RaisedCall = { ...raise, customerId: 2, purpose: 'service', stakeCents: 0 };
  const { made } = createCallDesk([], 1).work(THURSDAY, [raise, service]);
  expect(made.map(({ customerId }) => customerId)).toEqual([2]);
});
