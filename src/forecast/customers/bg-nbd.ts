import { logGamma } from '../learn/log-gamma.ts';
import { minimise } from '../learn/nelder-mead.ts';

/** A customer as the model sees it; times all in one unit, such as weeks. */
export interface BuyerSummary {
  /** Repeat orders: order days less one. */
  frequency: number;
  /** From the first order to the last. */
  recency: number;
  /** From the first order to the cut. */
  age: number;
}

/** Rates of ordering are gamma (r, alpha), chances of stopping after an order beta (a, b). */
export interface BgNbd {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/** BG/NBD of Fader, Hardie and Lee (2005) by maximum likelihood. */
export function fitBgNbd(buyers: readonly BuyerSummary[]): { model: BgNbd; logLikelihood: number } {
  const modelAt = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd => ({
    r: Math.exp(r),
    alpha: Math.exp(alpha),
    a: Math.exp(a),
    b: Math.exp(b),
  });
  const best = minimise((at) => -logLikelihood(modelAt(at), buyers), [0, 0, 0, 0]);
  return { model: modelAt(best.at), logLikelihood: -best.value };
}

function logLikelihood(model: BgNbd, buyers: readonly BuyerSummary[]): number {
  const { r, alpha, a, b } = model;
  const ofAll = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  let sum = buyers.length * ofAll;
  for (const buyer of buyers) {
    const { frequency: x } = buyer;
    const alive = -(r + x) * Math.log(alpha + buyer.age);
    sum += logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x) + alive;
    // Of the two ways a history can come about, the one in which the customer has stopped, beside the other.
    if (x > 0) sum += Math.log1p(oddsOfStopped(model, buyer));
  }
  return sum;
}

function oddsOfStopped({ r, alpha, a, b }: BgNbd, { frequency: x, recency, age }: BuyerSummary): number {
  return (a / (b + x - 1)) * ((alpha + age) / (alpha + recency)) ** (r + x);
}

/** Chance of at least one order within the coming `span` of time: still there, and not waiting longer. */
export function chanceOfOrder(model: BgNbd, buyer: BuyerSummary, span: number): number {
  const { r, alpha } = model;
  const alive = buyer.frequency === 0 ? 1 : 1 / (1 + oddsOfStopped(model, buyer));
  return alive * (1 - ((alpha + buyer.age) / (alpha + buyer.age + span)) ** (r + buyer.frequency));
}
