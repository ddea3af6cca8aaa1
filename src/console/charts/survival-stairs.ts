import type { EChartsCoreOption } from 'echarts/core';
import { HUES } from './hue.ts';

/** Shares 0–1 that hold from a day on. */
interface Step {
  day: number;
  share: number;
  low: number;
  high: number;
}

interface SurvivalStairs {
  /** One in each colour of the legend; every one begins with all on day 0. */
  curves: readonly (readonly Step[])[];
  mostDays: number;
  sayDay(day: number): string;
  sayShare(share: number): string;
}

interface Drawing {
  coord(at: [number, number]): [number, number];
}

const NARROW = 500;
/** Half a year: where a reader looks. */
const NAMED_EVERY_DAYS = 180;

/** Who is still there, falling in steps, each curve with its interval as a band. */
export function survivalStairs(of: SurvivalStairs): (size: { width: number }) => EChartsCoreOption {
  return ({ width }) => ({
    grid: { left: 52, right: 24, top: 12, bottom: 28 },
    xAxis: {
      type: 'value',
      ...{ min: 0, max: of.mostDays, interval: (width < NARROW ? 2 : 1) * NAMED_EVERY_DAYS },
      axisLine: { lineStyle: { color: 'var(--line)' } },
      axisTick: { show: false },
      axisLabel: { color: 'var(--quiet)', formatter: of.sayDay, showMaxLabel: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      ...{ min: 0, max: 1, interval: 0.25 },
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: 'var(--quiet)', formatter: of.sayShare },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    series: of.curves.map((steps, place) => ({
      type: 'custom',
      data: [[0, 1]],
      renderItem: (_: unknown, api: Drawing) => drawCurve(steps, HUES[place] as string, of.mostDays, api),
    })),
  });
}

function drawCurve(steps: readonly Step[], color: string, mostDays: number, api: Drawing) {
  const along = (heightOf: (step: Step) => number) =>
    stairs(
      steps.map((step) => [step.day, heightOf(step)] as const),
      mostDays,
    ).map((at) => api.coord(at));
  const [high, low] = [along((step) => step.high), along((step) => step.low)];
  return {
    type: 'group',
    children: [
      {
        type: 'polygon',
        shape: { points: [...high, ...low.toReversed()] },
        style: { fill: color, opacity: 0.14 },
      },
      {
        type: 'polyline',
        shape: { points: along((step) => step.share) },
        style: { stroke: color, fill: 'none', lineWidth: 2.5 },
      },
    ],
  };
}

/** What was holds until the day of the next step. */
function stairs(steps: readonly (readonly [number, number])[], mostDays: number): [number, number][] {
  const points: [number, number][] = [[0, 1]];
  let before = 1;
  for (const [day, value] of steps.filter(([at]) => at <= mostDays)) {
    points.push([day, before], [day, value]);
    before = value;
  }
  return [...points, [mostDays, before]];
}
