import { expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import { rankCalls } from '../../src/decisions/rank-calls.ts';
import { type SignalTrust, trustOf } from '../../src/decisions/signal-trust.ts';
import { explainRule } from '../../src/words/explain-rule.ts';
import { speakerFor } from '../../src/words/speaker.ts';
import { aFacts, ordersEvery } from '../support/story.ts';

const goneSilent = ordersEvery(30, { times: 12, last: 120, cents: 50_000 });
const FORTY_WRONG: SignalTrust = { silent: { right: 0, wrong: 40 } };

function callOf(trust: SignalTrust) {
  const decision = decide({ ...aFacts({ orders: goneSilent }), trust });
  if (decision.verdict.kind !== 'call') throw new Error(`no call but ${decision.verdict.kind}`);
  const rule = decision.rules.find(({ rule }) => rule === 'retention-call');
  return { ...decision.verdict, raisedOn: decision.day, rule };
}

test('after forty calls that found it wrong a silence ranks below a smaller one nobody has judged, yet is still called', () => {
  const before = callOf({});
  const after = callOf(FORTY_WRONG);
  expect(after.stakeCents).toBe(before.stakeCents);
  const other = { ...before, stakeCents: before.stakeCents / 2 };
  expect(rankCalls([other, before], 2).today).toEqual([before, other]);
  expect(rankCalls([other, after], 2).today).toEqual([other, after]);
});

test('what another signal was judged to be changes nothing', () => {
  expect(callOf({ growing: { right: 0, wrong: 40 } }).probability).toBe(callOf({}).probability);
});

test('the rule tells what its ranking rests on, in each language', () => {
  const { rule } = callOf(FORTY_WRONG);
  if (!rule) throw new Error('the rule was not asked');
  expect(explainRule(rule, speakerFor('en'), 'EUR')).toContain('right in 0 of 40');
  expect(explainRule(rule, speakerFor('fi'), 'EUR')).toContain('40, niistä oikeaksi todettuja 0');
  expect(explainRule(rule, speakerFor('sv'), 'EUR')).toContain('av 40');
});

test('few answers change little, many much, and none falls below the floor', () => {
  expect(trustOf({ right: 0, wrong: 0 })).toBe(1);
  expect(trustOf({ right: 0, wrong: 1 })).toBeGreaterThan(0.9);
  expect(trustOf({ right: 20, wrong: 20 })).toBe(0.6);
  expect(trustOf({ right: 0, wrong: 10_000 })).toBe(0.3);
  expect(trustOf({ right: 500, wrong: 0 })).toBe(1);
});
