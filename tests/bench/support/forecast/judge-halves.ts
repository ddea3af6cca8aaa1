import type { CustomerBook } from '../../../../src/forecast/customer-book.ts';
import { type CutsToJudge, judge } from './judge.ts';
import type { Judgement } from './judged.ts';

/** What was learnt from one half of the customers, held against what the other half did. */
interface JudgedHalf {
  learntFrom: number;
  judgedOn: number;
  items: Judgement;
  customers: Judgement;
}

/**
 * Fits on every other customer and judges on those between, then the other way round: what holds for customers whom no fit has
 * seen is no memory of those whom it has.
 */
export async function judgeHalves(
  books: readonly CustomerBook[],
  plan: CutsToJudge,
): Promise<[JudgedHalf, JudgedHalf]> {
  const even = books.filter((_, index) => index % 2 === 0);
  const odd = books.filter((_, index) => index % 2 === 1);
  return [await judgeOthers(even, odd, plan), await judgeOthers(odd, even, plan)];
}

async function judgeOthers(
  learntFrom: readonly CustomerBook[],
  others: readonly CustomerBook[],
  plan: CutsToJudge,
): Promise<JudgedHalf> {
  const judgements = await judge(others, { ...plan, learnFrom: learntFrom });
  return { learntFrom: learntFrom.length, judgedOn: others.length, ...judgements };
}
