/** So many steps at most: each is a share of many cases. */
const STEPS = 50;

/**
 * Scores of a rule → probabilities: the share that came true among as high scores at an earlier, closed cut. So a rule can
 * be judged by Brier score and calibration as well, with nothing of the cut itself.
 */
export function rateScores(
  past: { scores: ArrayLike<number>; happened: ArrayLike<number> },
  scores: ArrayLike<number>,
): Float64Array {
  const steps = stepsOf(past.scores, past.happened);
  return Float64Array.from({ length: scores.length }, (_, i) => rateOf(steps, scores[i] as number));
}

interface Step {
  /** The highest score in it. */
  upTo: number;
  rate: number;
}

function stepsOf(scores: ArrayLike<number>, happened: ArrayLike<number>): Step[] {
  const order = new Uint32Array(scores.length).map((_, index) => index);
  order.sort((a, b) =>
    (scores[a] as number) < (scores[b] as number) ? -1 : scores[a] === scores[b] ? 0 : 1,
  );
  const least = scores.length / STEPS;
  const steps: Step[] = [];
  let [count, hits] = [0, 0];
  for (const [at, index] of order.entries()) {
    const score = scores[index] as number;
    count += 1;
    hits += happened[index] as number;
    const next = order[at + 1];
    const isLast = next === undefined;
    if (!isLast && (count < least || scores[next] === score)) continue;
    steps.push({ upTo: score, rate: hits / count });
    [count, hits] = [0, 0];
  }
  return steps;
}

function rateOf(steps: readonly Step[], score: number): number {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.upTo ?? 0) < score) low = middle + 1;
    else high = middle;
  }
  return steps[low]?.rate ?? 0;
}
