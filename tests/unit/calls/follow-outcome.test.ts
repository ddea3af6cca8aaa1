import { describe, expect, test } from 'vitest';
import { type CallOutcome, findOutcomeFault } from '../../../src/calls/call-outcome.ts';
import { followOutcome } from '../../../src/calls/follow-outcome.ts';
import { DEFAULT_CARE_MODEL } from '../../../src/decisions/care-model.ts';
import { TODAY } from '../../support/call-stories.ts';

const { calls } = DEFAULT_CARE_MODEL;
const heard = (values: Partial<CallOutcome>): CallOutcome => ({
  reached: 'reached',
  mood: null,
  leavingReason: null,
  reasonRight: null,
  note: null,
  followUpOn: null,
  complaintClosed: false,
  ...values,
});
const next = (values: Partial<CallOutcome>, attempts = 1) =>
  followOutcome(heard(values), attempts, TODAY, calls);

describe('what becomes of a call', () => {
  test('a talk ends it', () => {
    expect(next({ mood: 'happy' })).toEqual({ state: 'done', because: 'talked', followUpOn: null });
  });

  test('a customer that leaves ends it, and it says so', () => {
    expect(next({ leavingReason: 'price' })).toMatchObject({ state: 'done', because: 'leaving' });
  });

  test('a promised day stays with the call that is done', () => {
    expect(next({ followUpOn: TODAY + 7 })).toMatchObject({ state: 'done', followUpOn: TODAY + 7 });
  });

  test('no answer puts it to sleep for two days, twice; the third time it is given up', () => {
    const retry = { state: 'snoozed', because: 'no-answer', until: TODAY + 2 };
    expect(next({ reached: 'not-reached' }, 1)).toEqual(retry);
    expect(next({ reached: 'not-reached' }, 2)).toEqual(retry);
    expect(next({ reached: 'not-reached' }, 3)).toMatchObject({ state: 'done', because: 'gave-up' });
  });

  test('no answer but a day when they are back: it sleeps until then, however often tried', () => {
    expect(next({ reached: 'not-reached', followUpOn: TODAY + 20 }, 3)).toEqual({
      state: 'snoozed',
      because: 'put-off',
      until: TODAY + 20,
    });
  });

  test('a wrong number ends it, and it says so', () => {
    expect(next({ reached: 'wrong-number' })).toMatchObject({ state: 'done', because: 'wrong-number' });
  });
});

describe('what does not fit together', () => {
  test.each([
    ['a mood without a talk', { reached: 'not-reached', mood: 'happy' }, 'heard-without-talk'],
    ['a reason without a talk', { reached: 'wrong-number', leavingReason: 'price' }, 'heard-without-talk'],
    [
      'a settled complaint without a talk',
      { reached: 'not-reached', complaintClosed: true },
      'heard-without-talk',
    ],
    ['a promise for today', { followUpOn: TODAY }, 'follow-up-not-later'],
    [
      'a promise to a wrong number',
      { reached: 'wrong-number', followUpOn: TODAY + 1 },
      'follow-up-to-wrong-number',
    ],
  ] as const)('%s is refused', (_, values, fault) => {
    expect(findOutcomeFault(heard(values), TODAY)).toBe(fault);
  });

  test('a talk with all of it fits', () => {
    const all = {
      mood: 'unhappy',
      leavingReason: 'quality',
      complaintClosed: true,
      followUpOn: TODAY + 1,
    } as const;
    expect(findOutcomeFault(heard(all), TODAY)).toBeNull();
  });
});
