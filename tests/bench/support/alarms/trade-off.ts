import type { AlarmCase } from './alarm-case.ts';

/** What a rule does at one threshold. */
export interface TradeOff {
  threshold: number;
  /** Alarms on customers that came back by themselves; each silence counts once. */
  falseAlarmsPerYear: number;
  /** Median days from the day on which a customer stopped to the alarm; null where most were not noticed in time. */
  daysToNotice: number | null;
  /** Shares (0–1) of the stopped noticed within so many days. */
  noticedIn60: number;
  noticedIn90: number;
}

const DAYS_OF_YEAR = 365;
const WEEK = 7;

/** Sweeps the threshold of a rule and answers what it does nearest to each rate of false alarms. */
export function tradeOffs(cases: readonly AlarmCase[], rule: string, rates: readonly number[]): TradeOff[] {
  const swept = thresholdsOf(cases, rule).map((threshold) => judgeThreshold(cases, rule, threshold));
  return rates.map((rate) =>
    swept.reduce((best, one) => (distance(one, rate) < distance(best, rate) ? one : best)),
  );
}

function distance({ falseAlarmsPerYear }: TradeOff, rate: number): number {
  return Math.abs(Math.log((falseAlarmsPerYear + 0.001) / rate));
}

/** Thresholds tried for each rule. */
const STEPS = 250;

function thresholdsOf(cases: readonly AlarmCase[], rule: string): number[] {
  const scores = Float64Array.from(cases.flatMap(({ real }) => [...(real[rule] ?? [])])).sort();
  return Array.from(
    { length: STEPS },
    (_, i) => scores[Math.floor(((STEPS + i) / (2 * STEPS)) * scores.length)] ?? 0,
  );
}

/** An alarm is given while the score lies above the threshold. */
export function judgeThreshold(cases: readonly AlarmCase[], rule: string, threshold: number): TradeOff {
  let falseAlarms = 0;
  let years = 0;
  const delays: number[] = [];
  for (const { days, cameBack, real, stopped } of cases) {
    years += (days.length * WEEK) / DAYS_OF_YEAR;
    falseAlarms += falseAlarmsOf(real[rule] ?? [], cameBack, threshold);
    if (!stopped) continue;
    const at = stopped[rule]?.findIndex((score) => score > threshold) ?? -1;
    delays.push(at < 0 ? Number.POSITIVE_INFINITY : (days[at] ?? 0) - (days[0] ?? 0));
  }
  delays.sort((a, b) => a - b);
  const median = delays[delays.length >> 1] ?? Number.POSITIVE_INFINITY;
  const within = (limit: number) => delays.filter((delay) => delay <= limit).length / delays.length;
  return {
    threshold,
    falseAlarmsPerYear: falseAlarms / years,
    daysToNotice: Number.isFinite(median) ? median : null,
    noticedIn60: within(60),
    noticedIn90: within(90),
  };
}

/** An alarm that stands for weeks is one. */
function falseAlarmsOf(scores: readonly number[], cameBack: readonly boolean[], threshold: number): number {
  let alarms = 0;
  let stands = false;
  for (const [i, score] of scores.entries()) {
    const alarm = score > threshold;
    if (alarm && !stands && cameBack[i]) alarms++;
    stands = alarm;
  }
  return alarms;
}
