/** How long one customer was watched, and whether it was lost at the end of that time or is still there. */
export interface Life {
  days: number;
  lost: boolean;
}

/** Share (0–1) still there from this day of their life on, with its 95 % interval. */
export interface SurvivalStep {
  day: number;
  share: number;
  low: number;
  high: number;
  /** Customers watched up to this day. */
  atRisk: number;
}

/** Normal quantile of 0.975. */
const Z = 1.96;

/**
 * Share of customers still there by days since their first order: Kaplan and Meier, "Nonparametric estimation from incomplete
 * observations", JASA 53 (1958), with Greenwood's variance and the interval taken on the log(−log) scale, which keeps it between
 * 0 and 1 (Kalbfleisch and Prentice 1980). Customers who are still there count up to today and no further. One step a day on
 * which anybody was lost.
 */
export function survivalCurve(lives: readonly Life[]): SurvivalStep[] {
  const days = [...new Set(lives.filter(({ lost }) => lost).map((life) => life.days))].sort((a, b) => a - b);
  const ascending = lives.toSorted((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [];
  let [gone, share, variance] = [0, 1, 0];
  for (const day of days) {
    while ((ascending[gone]?.days ?? day) < day) gone += 1;
    const atRisk = ascending.length - gone;
    let lost = 0;
    for (let i = gone; ascending[i]?.days === day; i += 1) lost += ascending[i]?.lost ? 1 : 0;
    share *= 1 - lost / atRisk;
    variance += atRisk > lost ? lost / (atRisk * (atRisk - lost)) : 0;
    steps.push({ day, share, ...intervalOf(share, variance), atRisk });
  }
  return steps;
}

function intervalOf(share: number, variance: number): { low: number; high: number } {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const reach = (Z * Math.sqrt(variance)) / Math.abs(Math.log(share));
  return { low: share ** Math.exp(reach), high: share ** Math.exp(-reach) };
}
