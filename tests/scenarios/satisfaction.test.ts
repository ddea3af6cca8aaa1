import { describe, expect, test } from 'vitest';
import { DEFAULT_CARE_MODEL } from '../../src/decisions/care-model.ts';
import { decide } from '../../src/decisions/decide.ts';
import type { MessageFacts } from '../../src/decisions/facts.ts';
import type { MessageKind } from '../../src/decisions/message-kind.ts';
import { questionTurn } from '../../src/decisions/satisfaction/question-turn.ts';
import { weekdayOfDay } from '../../src/shared/calendar-day.ts';
import type { GivenAnswer } from '../../src/signals/answer.ts';
import { A_CONTACT, aFacts, daysAgo, ordersEvery, type Story, TODAY } from '../support/story.ts';

const CUSTOMERS = 3_000;
const CYCLE = 182;

function mail(kind: MessageKind, ago: number, counts = true): MessageFacts {
  return { kind, day: daysAgo(ago), counts, productIds: [] };
}

function answer(score: number, ago: number, more: Partial<GivenAnswer> = {}): GivenAnswer {
  return { day: daysAgo(ago), scale: 'numbers', score, words: null, talkedSince: false, ...more };
}

/** Monthly, the next one not near. */
const orders = ordersEvery(30, { times: 8, last: 6 });

function kindOf(story: Story): string {
  const { verdict } = decide(aFacts({ orders, ...story }));
  return verdict.kind === 'message' ? verdict.messageKind : verdict.kind;
}

function answerOf(story: Story, rule: string) {
  return decide(aFacts({ orders, ...story })).rules.find((one) => one.rule === rule);
}

/** A customer whose turn to be asked came so many days ago. */
function askedAgo(ago: number): { id: number } {
  for (let id = 1; id < CUSTOMERS; id++)
    if (questionTurn(aFacts({ customer: { id } }))?.turnOn === daysAgo(ago)) return { id };
  throw new Error('Nobody has that turn');
}

describe('the question', () => {
  test('reaches every small customer twice a year, about as many on each working day', () => {
    const days = Array.from({ length: CYCLE }, () => 0);
    const weekdays = [0, 0, 0, 0, 0, 0, 0];
    for (let id = 1; id <= CUSTOMERS; id++) {
      const turn = questionTurn(aFacts({ customer: { id } }));
      expect(turn?.nextTurnOn).toBe((turn?.turnOn ?? 0) + CYCLE);
      const ago = TODAY - (turn?.turnOn ?? 0);
      days[ago] = (days[ago] ?? 0) + 1;
      const weekday = weekdayOfDay(turn?.turnOn ?? 0) - 1;
      weekdays[weekday] = (weekdays[weekday] ?? 0) + 1;
    }
    expect(days).toHaveLength(CYCLE);
    expect(days.filter((asked) => asked > 0)).toHaveLength((5 / 7) * CYCLE);
    expect(Math.max(...days)).toBeLessThan((3 * CUSTOMERS) / CYCLE);
    expect(weekdays.slice(5)).toEqual([0, 0]);
    for (const asked of weekdays.slice(0, 5)) expect(asked / CUSTOMERS).toBeCloseTo(1 / 5, 1);
  });

  test('that stood behind a call, or the rest after one, is asked when that is over instead of in half a year', () => {
    const customer = askedAgo(41);
    const asks = (calls: Story['calls']) => kindOf({ customer, calls: calls ?? {} });
    expect(asks({})).not.toBe('question');
    const talked = { raisedOn: daysAgo(45), endedOn: daysAgo(30) };
    expect(asks({ lastEnded: talked, coolDownUntil: TODAY })).toBe('question');
    const later = { raisedOn: daysAgo(45), endedOn: daysAgo(21) };
    const waits = { lastEnded: later, coolDownUntil: TODAY + 9 };
    expect(answerOf({ customer, calls: waits }, 'question')).toMatchObject({
      because: 'question-waits',
      numbers: { until: TODAY + 9 },
    });
    expect(asks({ lastEnded: { raisedOn: daysAgo(42), endedOn: daysAgo(1) } })).toBe('question');
    // One that came up after the turn stood in nobody's way.
    expect(asks({ lastEnded: { raisedOn: daysAgo(20), endedOn: daysAgo(1) } })).not.toBe('question');
    expect(answerOf({ customer, calls: { openSince: daysAgo(44) } }, 'question')?.because).toBe('call-open');
  });

  test('goes on the customer’s own day, and not on another', () => {
    expect(kindOf({ customer: askedAgo(0) })).toBe('question');
    expect(answerOf({ customer: askedAgo(20) }, 'question')?.because).toBe('not-its-turn');
    expect(kindOf({ customer: askedAgo(0), messages: [mail('question', 0)] })).not.toBe('question');
  });

  test('asked for one year, day by day, a customer is asked twice and never within 30 days', () => {
    const asked: MessageFacts[] = [];
    for (let day = TODAY - 364; day <= TODAY; day++) {
      const shift = TODAY - day;
      const story = { today: day, orders: ordersEvery(30, { times: 24, last: 6 + shift }), messages: asked };
      if (kindOf(story) === 'question') asked.push({ kind: 'question', day, counts: true, productIds: [] });
    }
    expect(asked).toHaveLength(2);
    expect((asked[1]?.day ?? 0) - (asked[0]?.day ?? 0)).toBe(CYCLE);
  });

  test('moves to the first free day after a mail that was too near, and is not lost', () => {
    const messages = [mail('reorder-reminder', 14)];
    expect(kindOf({ customer: askedAgo(6), messages })).toBe('question');
    const near = [mail('reorder-reminder', 10)];
    expect(answerOf({ customer: askedAgo(6), messages: near }, 'question')).toMatchObject({
      because: 'question-waits',
      numbers: { until: TODAY + 4 },
    });
  });

  test('that never went is asked again', () => {
    const messages = [mail('question', 2, false)];
    expect(kindOf({ customer: askedAgo(2), messages })).toBe('question');
  });

  test('never comes on top of an open complaint, a call, a talk or another question', () => {
    const customer = askedAgo(0);
    const because = (story: Story) => answerOf({ customer, ...story }, 'question')?.because;
    expect(because({ complaints: [{ openedOn: daysAgo(2), closedOn: null }] })).toBe('complaint-open');
    expect(because({ calls: { openSince: daysAgo(3) } })).toBe('call-open');
    expect(because({ calls: { coolDownUntil: TODAY + 5 } })).toBe('question-waits');
    expect(because({ messages: [mail('after-complaint', 20)] })).toBe('question-waits');
  });

  test('obeys the care model: other scales, other turns, nobody at all', () => {
    const satisfaction = { ...DEFAULT_CARE_MODEL.satisfaction, perYear: 0 };
    expect(answerOf({ customer: askedAgo(0), careModel: { satisfaction } }, 'question')?.because).toBe('off');
    const kindsOn = DEFAULT_CARE_MODEL.kindsOn.filter((kind) => kind !== 'question');
    expect(answerOf({ customer: askedAgo(0), careModel: { kindsOn } }, 'question')?.because).toBe('kind-off');
  });

  test('is asked of a held-out customer by nobody, but it is written down that it would have been', () => {
    const holdOut = { share: 1, salt: 'a story has no luck in it' };
    const decision = decide(aFacts({ orders, customer: askedAgo(0), careModel: { holdOut } }));
    expect(decision).toMatchObject({ heldOut: true, verdict: { messageKind: 'question' } });
  });

  test('waits until a contact who wants to hear from us seldom may be written to', () => {
    const contacts = [{ ...A_CONTACT, cadenceDays: 60, addressLastMessageOn: daysAgo(60) }];
    const messages = [mail('reorder-reminder', 60)];
    expect(kindOf({ customer: askedAgo(20), contacts, messages })).toBe('question');
  });
});

describe('an answer', () => {
  test('that is low makes a person call and stops the selling until somebody has talked', () => {
    const answers = [answer(2, 1, { words: 'Kolme toimitusta myöhässä' })];
    const decision = decide(aFacts({ orders, answers }));
    expect(decision.verdict).toMatchObject({
      kind: 'call',
      purpose: 'service',
      signals: [{ kind: 'unhappy', evidence: { score: 2, words: 'Kolme toimitusta myöhässä' } }],
    });
    const due = ordersEvery(30, { times: 8, last: 30 });
    expect(answerOf({ orders: due, answers }, 'reminder')?.because).toBe('open-service-call');
    expect(kindOf({ orders: due, answers: [answer(2, 1, { talkedSince: true })] })).toBe('reorder-reminder');
  });

  test('that is low is called about even when nobody may be held out of it', () => {
    const holdOut = { share: 1, salt: 'a story has no luck in it' };
    expect(decide(aFacts({ orders, answers: [answer(0, 1)], careModel: { holdOut } })).heldOut).toBe(false);
  });

  test('in the middle is noted and leads to nothing', () => {
    expect(kindOf({ answers: [answer(7, 20)] })).toBe(kindOf({}));
  });

  test('taken back by a better one is called about no more', () => {
    expect(kindOf({ answers: [answer(2, 5), answer(8, 4)] })).toBe(kindOf({}));
  });

  test('of the best marks is followed by one request to recommend us a year', () => {
    const answers = [answer(10, 20)];
    expect(kindOf({ answers })).toBe('referral');
    expect(kindOf({ answers: [answer(8, 20)] })).not.toBe('referral');
    expect(answerOf({ answers, messages: [mail('referral', 300)] }, 'referral')).toMatchObject({
      because: 'referral-asked',
      numbers: { until: TODAY + 65 },
    });
    expect(kindOf({ answers, messages: [mail('referral', 366)] })).toBe('referral');
  });
});

describe('after a complaint', () => {
  const closed = (ago: number) => [{ openedOn: daysAgo(ago + 5), closedOn: daysAgo(ago) }];

  test('the customer is asked once whether it was put right', () => {
    expect(kindOf({ complaints: closed(4) })).toBe('after-complaint');
    expect(answerOf({ complaints: closed(1) }, 'after-complaint')?.because).toBe('closed-lately');
    const messages = [mail('after-complaint', 2)];
    expect(answerOf({ complaints: closed(4), messages }, 'after-complaint')?.because).toBe(
      'already-asked-after',
    );
    expect(answerOf({ complaints: closed(40) }, 'after-complaint')?.because).toBe('no-complaint-closed');
  });

  test('the customer is not asked within 30 days of a question, and is asked then', () => {
    const messages = (ago: number) => [mail('question', ago)];
    expect(answerOf({ complaints: closed(4), messages: messages(20) }, 'after-complaint')).toMatchObject({
      because: 'questioned-lately',
      numbers: { until: TODAY + 10 },
    });
    expect(kindOf({ complaints: closed(4), messages: messages(30) })).toBe('after-complaint');
    // The question went on the day after the closing; by the time it has rested, the usual month is over.
    expect(kindOf({ complaints: closed(32), messages: messages(31) })).toBe('after-complaint');
    expect(answerOf({ complaints: closed(61), messages: messages(60) }, 'after-complaint')?.because).toBe(
      'no-complaint-closed',
    );
  });

  test('nobody is held out of being asked', () => {
    const holdOut = { share: 1, salt: 'a story has no luck in it' };
    const decision = decide(aFacts({ orders, complaints: closed(4), careModel: { holdOut } }));
    expect(decision).toMatchObject({ heldOut: false, verdict: { messageKind: 'after-complaint' } });
  });

  test('a “no” is called about', () => {
    expect(kindOf({ answers: [answer(0, 1, { scale: 'mended' })] })).toBe('call');
    expect(kindOf({ answers: [answer(1, 1, { scale: 'mended' })] })).toBe(kindOf({}));
  });
});
