import { describe, expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import { RULES } from '../../src/decisions/rules/all-rules.ts';
import { aFacts, anOrder, daysAgo, ordersEvery, type Story, TODAY } from '../support/story.ts';

const due: Story = { orders: ordersEvery(30, { times: 8, last: 28 }) };
const angry: Story = { ...due, complaints: [{ openedOn: daysAgo(20), closedOn: null }] };

test.each([
  ['has closed', { customer: { closed: true } }, { kind: 'stop', because: 'closed' }],
  [
    'has a named person',
    { customer: { careLevel: 'named' as const } },
    { kind: 'stop', because: 'not-nurtured' },
  ],
  [
    'wants to be left alone',
    { customer: { leaveAloneUntil: TODAY + 9 } },
    { kind: 'wait', because: 'left-alone', until: TODAY + 9 },
  ],
])('a customer that %s gets neither mail nor call', (_, story, verdict) => {
  expect(decide(aFacts({ ...due, ...story })).verdict).toEqual(verdict);
  expect(decide(aFacts({ ...angry, ...story })).verdict).toEqual(verdict);
});

describe('a customer that said three days ago that it leaves', () => {
  const leaves: Story = { ...due, calls: { leavingSince: daysAgo(3) } };
  const parted = [{ kind: 'farewell' as const, day: daysAgo(1), counts: true, productIds: [] }];

  test('gets one farewell whatever its stage, and nothing after it', () => {
    const decision = decide(aFacts(leaves));
    expect(decision.verdict).toMatchObject({ kind: 'message', messageKind: 'farewell' });
    expect(decision.rules.find(({ rule }) => rule === 'leaving')?.because).toBe('said-it-leaves');
    const after = { ...leaves, messages: parted };
    expect(decide(aFacts(after)).verdict).toEqual({ kind: 'stop', because: 'leaving' });
  });

  test('waits for the farewell while another mail lies too near', () => {
    const messages = [{ kind: 'question' as const, day: daysAgo(9), counts: true, productIds: [] }];
    const verdict = { kind: 'wait', because: 'customer-had-message', until: TODAY + 5 };
    expect(decide(aFacts({ ...leaves, messages })).verdict).toEqual(verdict);
  });

  test('gets no letter where that was long ago', () => {
    const orders = ordersEvery(30, { times: 8, last: 70 });
    const story = { ...leaves, orders, calls: { leavingSince: daysAgo(60) } };
    expect(decide(aFacts(story)).verdict).toEqual({ kind: 'stop', because: 'leaving' });
  });

  test('and complains is called all the same', () => {
    const complaints = angry.complaints ?? [];
    const story = { ...leaves, complaints, messages: parted };
    expect(decide(aFacts(story)).verdict).toMatchObject({ kind: 'call', purpose: 'service' });
  });

  test('and orders again is no longer leaving', () => {
    const orders = [...(due.orders ?? []), ...anOrder(2)];
    const decision = decide(aFacts({ ...leaves, orders }));
    expect(decision.rules.find(({ rule }) => rule === 'leaving')?.because).toBe('not-leaving');
    expect(decision.verdict).not.toMatchObject({ messageKind: 'farewell' });
    const again = [...ordersEvery(30, { times: 8, last: 58 }), ...anOrder(28)];
    const later = { orders: again, calls: { leavingSince: daysAgo(40) } };
    expect(decide(aFacts(later)).verdict).toMatchObject({ messageKind: 'reorder-reminder' });
  });
});

test('a customer left alone until today may be contacted again', () => {
  expect(decide(aFacts({ ...due, customer: { leaveAloneUntil: TODAY } })).verdict.kind).toBe('message');
});

test.each([
  ['opted out yesterday', { suppressed: true }, 'suppressed', null],
  ['is a natural person told nothing', { legalClass: 'natural' as const }, 'no-consent', null],
  ['is of a class nobody knows', { legalClass: 'unknown' as const }, 'no-consent', null],
  ['has no basis at all', { basis: 'none' as const }, 'no-consent', null],
  ['has no address', { hasAddress: false }, 'no-address', null],
  ['asked for a pause', { pausedUntil: TODAY + 20 }, 'paused', TODAY + 20],
  ['wants mail every 60 days', { cadenceDays: 60, addressLastMessageOn: daysAgo(50) }, 'cadence', TODAY + 10],
])('a contact who %s gets no mail today', (_, contact, because, until) => {
  expect(decide(aFacts({ ...due, contacts: [contact] })).verdict).toEqual({ kind: 'wait', because, until });
});

test('the next contact is asked where the first may not be written to: buyer, owner, user, finance', () => {
  const roles = (['finance', 'user', 'owner', 'buyer'] as const).map((role, i) => ({ role, id: 20 + i }));
  const chosen = (contacts: Story['contacts']) => {
    const { verdict } = decide(aFacts({ ...due, contacts: contacts ?? [] }));
    return verdict.kind === 'message' ? verdict.contactId : null;
  };
  expect(chosen(roles)).toBe(23);
  expect(chosen(roles.map((one) => ({ ...one, suppressed: one.role === 'buyer' })))).toBe(22);
});

test('a customer without contacts waits, and the reason is said', () => {
  expect(decide(aFacts({ ...due, contacts: [] })).verdict).toMatchObject({ because: 'no-contact' });
});

test('what was not chosen is told as well: every rule answers, in order', () => {
  const { rules } = decide(aFacts(angry));
  expect(rules.map(({ rule }) => rule)).toEqual(RULES.map(({ name }) => name));
  expect(rules.find(({ spoke }) => spoke)?.rule).toBe('service-call');
  expect(rules.find(({ rule }) => rule === 'reminder')?.because).toBe('open-complaint');
  expect(rules.at(-1)).toMatchObject({ rule: 'wait', spoke: false, because: 'something-to-do' });
});

test('a held-out customer shows what would have been done', () => {
  const decision = decide(aFacts({ ...due, careModel: { holdOut: { share: 1, salt: 'all of them' } } }));
  expect(decision).toMatchObject({
    heldOut: true,
    verdict: { kind: 'message', messageKind: 'reorder-reminder' },
  });
});

test('a customer with nothing to do is on neither side of the split', () => {
  const careModel = { holdOut: { share: 1, salt: 'all of them' } };
  const decision = decide(aFacts({ orders: ordersEvery(30, { times: 8, last: 10 }), careModel }));
  expect(decision.heldOut).toBe(false);
});
