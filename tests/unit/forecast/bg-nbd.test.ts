import { expect, test } from 'vitest';
import { type BuyerSummary, chanceOfOrder, fitBgNbd } from '../../../src/forecast/customers/bg-nbd.ts';
import { logGamma } from '../../../src/forecast/learn/log-gamma.ts';
import { minimise } from '../../../src/forecast/learn/nelder-mead.ts';

/** Park and Miller's generator, as an evenly spread number between 0 and 1. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Gamma (shape 1) and beta (1, b) have closed forms, so that buyers can be made who live by the model exactly. */
const TRUTH = { r: 1, alpha: 6, a: 1, b: 4 };

interface Life {
  summary: BuyerSummary;
  ordersAfter: number;
}

function livedFor(weeks: number, next: () => number, horizon: number): Life {
  const rate = -Math.log(next()) / TRUTH.alpha;
  const stops = 1 - next() ** (1 / TRUTH.b);
  const orders: number[] = [];
  const waiting = () => -Math.log(next()) / rate;
  for (let at = waiting(); at < weeks + horizon; at += waiting()) {
    orders.push(at);
    if (next() < stops) break;
  }
  const before = orders.filter((at) => at < weeks);
  return {
    summary: { frequency: before.length, recency: before.at(-1) ?? 0, age: weeks },
    ordersAfter: orders.length - before.length,
  };
}

const next = lehmer(20_111);
const lives = Array.from({ length: 6_000 }, (_, i) => livedFor(20 + (i % 60), next, 13));
const { model, logLikelihood } = fitBgNbd(lives.map(({ summary }) => summary));

test('buyers who live by known numbers give those numbers back', () => {
  expect(Math.abs(Math.log(model.r / TRUTH.r))).toBeLessThan(0.15);
  expect(Math.abs(Math.log(model.alpha / TRUTH.alpha))).toBeLessThan(0.2);
  expect(model.a / (model.a + model.b)).toBeCloseTo(TRUTH.a / (TRUTH.a + TRUTH.b), 1);
  expect(logLikelihood).toBeLessThan(0);
});

test('as many order within the horizon as the model says', () => {
  const expected = lives.reduce((sum, { summary }) => sum + chanceOfOrder(model, summary, 13), 0);
  const ordered = lives.filter(({ ordersAfter }) => ordersAfter > 0).length;
  expect(Math.abs(expected / ordered - 1)).toBeLessThan(0.03);
});

test('somebody who never came back cannot have stopped by the model, only be slow', () => {
  const quiet = chanceOfOrder(model, { frequency: 0, recency: 0, age: 400 }, 1e9);
  expect(quiet).toBeCloseTo(1, 2);
});

test('the gamma function is that of the factorials, and of a half', () => {
  expect(Math.exp(logGamma(6))).toBeCloseTo(120, 8);
  expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 12);
});

test('the least point of a bent valley is found', () => {
  const { at } = minimise(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
  expect(at[0]).toBeCloseTo(1, 4);
  expect(at[1]).toBeCloseTo(1, 4);
});
