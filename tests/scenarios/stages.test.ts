import { expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { decide } from '../../src/decisions/decide.ts';
import type { MessageFacts } from '../../src/decisions/facts.ts';
import type { MessageKind } from '../../src/decisions/message-kind.ts';
import { openReviewCase } from '../../src/decisions/review-case.ts';
import { aFacts, anOrder, callsFrom, daysAgo, ordersEvery, type Story, TODAY } from '../support/story.ts';

function mail(kind: MessageKind, ago: number): MessageFacts {
  return { kind, day: daysAgo(ago), counts: true, productIds: [] };
}

function kindOf(story: Story): string {
  const { verdict } = decide(aFacts(story));
  return verdict.kind === 'message' ? verdict.messageKind : verdict.kind;
}

function answerOf(story: Story, rule: string) {
  return decide(aFacts(story)).rules.find((answer) => answer.rule === rule);
}

test('a new customer is welcomed, asked after two weeks how the first order went, and then left in peace', () => {
  const orders = anOrder(20);
  expect(kindOf({ orders: anOrder(2) })).toBe('welcome');
  const welcomed = [mail('welcome', 18)];
  expect(kindOf({ orders, messages: welcomed })).toBe('first-weeks');
  expect(answerOf({ orders, messages: [mail('welcome', 9)] }, 'first-weeks')?.because).toBe(
    'welcomed-lately',
  );
  const asked = [mail('welcome', 40), mail('first-weeks', 20)];
  expect(answerOf({ orders: anOrder(42), messages: asked }, 'first-weeks')?.because).toBe(
    'already-followed-up',
  );
});

test('the second order ends the first weeks', () => {
  const story = { orders: [...anOrder(25), ...anOrder(4)], messages: [mail('welcome', 20)] };
  expect(openReviewCase(aFacts(story)).stage?.stage).toBe('settling');
  expect(answerOf(story, 'first-weeks')?.because).toBe('not-new');
});

/** Monthly for three years; the first order on this day of the year. */
const loyal = [...anOrder(3 * 365 + 4), ...ordersEvery(30, { times: 36, last: 8 })];

test('a loyal customer is thanked on the day of its first order, once, and not where nobody knows that day', () => {
  const base = { firstDay: daysAgo(6 * 365) };
  const said = answerOf({ orders: loyal, base }, 'thank-you');
  expect(said).toMatchObject({ spoke: true, because: 'anniversary', numbers: { count: 3 } });
  expect(kindOf({ orders: loyal, base })).toBe('thank-you');
  const messages = [mail('thank-you', 2)];
  expect(answerOf({ orders: loyal, base, messages }, 'thank-you')?.because).toBe('already-thanked');
  const cutOff = { firstDay: daysAgo(3 * 365 + 30) };
  expect(answerOf({ orders: loyal, base: cutOff }, 'thank-you')?.because).toBe('beginning-unknown');
});

test('a customer that fades is asked how things are, or called where much is at stake', () => {
  const orders = [0, 1, 2, 3, 4, 5].flatMap((i) => anOrder(60 + 30 * i, { item: 100 + i }));
  expect(openReviewCase(aFacts({ orders })).stage?.stage).toBe('fading');
  expect(kindOf({ orders })).toBe('check-in');
  const silent = [0, 1, 2, 3, 4, 5].flatMap((i) => anOrder(120 + 30 * i, { item: 100 + i }));
  expect(kindOf({ orders: silent, careModel: callsFrom(1000) })).toBe('call');
});

const lost = ordersEvery(30, { times: 8, last: 190 });

test('a lost customer gets one farewell and then nothing more', () => {
  expect(kindOf({ orders: lost })).toBe('farewell');
  const parted = [mail('farewell', 8)];
  expect(kindOf({ orders: lost, messages: parted })).toBe('wait');
  expect(answerOf({ orders: lost, messages: parted }, 'farewell')?.because).toBe('already-parted');
  const worthACall = { orders: lost, messages: parted, careModel: callsFrom(0) };
  expect(answerOf(worthACall, 'retention-call')?.because).toBe('already-parted');
});

test('a lost customer worth a call is called before goodbye is said', () => {
  expect(kindOf({ orders: lost, careModel: callsFrom(0) })).toBe('call');
});

test('the month in which goodbye is said begins with the end of the call that went before it', () => {
  const orders = ordersEvery(30, { times: 8, last: 230 });
  expect(answerOf({ orders }, 'farewell')?.because).toBe('lost-long-ago');
  const called = (ended: number) => ({ lastEnded: { raisedOn: daysAgo(45), endedOn: daysAgo(ended) } });
  expect(kindOf({ orders, calls: called(30) })).toBe('farewell');
  expect(kindOf({ orders, calls: { ...called(1), coolDownUntil: TODAY + 29 } })).toBe('farewell');
  expect(answerOf({ orders, calls: called(31) }, 'farewell')?.because).toBe('lost-long-ago');
});

test('on the first day nobody says farewell to those lost long ago', () => {
  expect(kindOf({ orders: ordersEvery(30, { times: 8, last: 400 }) })).toBe('wait');
});

test('who comes back is welcomed back once', () => {
  const orders = [...lost, ...anOrder(3)];
  expect(openReviewCase(aFacts({ orders })).stage).toEqual({ stage: 'returned', since: TODAY - 3 });
  expect(kindOf({ orders })).toBe('welcome-back');
  expect(kindOf({ orders, messages: [mail('welcome-back', 1)] })).toBe('wait');
});

test('the care model says what a stage gets', () => {
  const stages = { ...DEFAULT_CARE_MODEL.stages, lost: [] };
  const careModel = { stages };
  expect(kindOf({ orders: lost, careModel })).toBe('wait');
  expect(answerOf({ orders: lost, careModel }, 'farewell')).toMatchObject({
    because: 'not-in-stage',
    numbers: { stage: 'lost' },
  });
});
