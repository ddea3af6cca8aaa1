import { chanceOfOrder, fitBgNbd } from '../../../../src/forecast/customers/bg-nbd.ts';
import { measureProbabilities } from '../../../../src/forecast/measure-probabilities.ts';
import type { CustomerCut } from './customer-cut.ts';
import { CUSTOMER_RULES, type CustomerRule, scoreCustomers } from './customer-rules.ts';
import { type Judged, RYTMI } from './judged.ts';
import { rateScores } from './rate-scores.ts';
import { summariseBuyer } from './summarise-buyer.ts';

const DAYS_PER_WEEK = 7;

/** The rules, rated by the cut before, and BG/NBD, fitted at the cut to everyone who had bought. */
export function judgeCustomerRules(cut: CustomerCut, before: CustomerCut): Judged[] {
  const rules = (Object.keys(CUSTOMER_RULES) as CustomerRule[]).map((rule) => {
    const scores = scoreCustomers(cut, rule);
    const past = { scores: scoreCustomers(before, rule), happened: before.silent };
    const { brier, calibrationError, reliability } = measureProbabilities(
      rateScores(past, scores),
      cut.silent,
    );
    const { auc, averagePrecision } = measureProbabilities(scores, cut.silent);
    return { method: rule, cut: cut.day, auc, averagePrecision, brier, calibrationError, reliability };
  });
  return [...rules, judgeSilence(cut, 'BG/NBD', bgNbdSilence(cut))];
}

/** Rytmi's chances that a customer orders, by customer. */
export function judgeOrderForecasts(cut: CustomerCut, chances: ReadonlyMap<number, number>): Judged {
  const silence = Float64Array.from(cut.judged, ({ customerId }) => {
    const chance = chances.get(customerId);
    if (chance === undefined) throw new Error(`No forecast for customer ${customerId}`);
    return 1 - chance;
  });
  return judgeSilence(cut, RYTMI, silence);
}

function judgeSilence(cut: CustomerCut, method: string, silence: ArrayLike<number>): Judged {
  const { count, happened, ...measures } = measureProbabilities(silence, cut.silent);
  return { method, cut: cut.day, ...measures };
}

function bgNbdSilence({ everyone, judged, day, horizonDays }: CustomerCut): Float64Array {
  const { model } = fitBgNbd(everyone.map((customer) => summariseBuyer(customer, day)));
  return Float64Array.from(
    judged,
    (customer) => 1 - chanceOfOrder(model, summariseBuyer(customer, day), horizonDays / DAYS_PER_WEEK),
  );
}
