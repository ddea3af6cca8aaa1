import type { EChartsCoreOption } from 'echarts/core';
import { HUES } from './hue.ts';

interface Stack {
  name: string;
  /** One a month. */
  counts: readonly number[];
}

interface StackedMonths {
  /** Names along the bottom. */
  months: readonly string[];
  stacks: readonly Stack[];
  say(value: number): string;
}

/** The rim of a bar without height would rub out the axis. */
const rimless = (count: number) => (count === 0 ? null : count);

/** Months that a telephone has room to name. */
const NARROW_NAMES = 5;
const NARROW = 500;

/** One bar a month, made of its parts in the colours of the legend, the first part lowest. */
export function stackedMonths({
  months,
  stacks,
  say,
}: StackedMonths): (size: { width: number }) => EChartsCoreOption {
  return ({ width }) => ({
    grid: { left: 52, right: 16, top: 12, bottom: 28 },
    xAxis: {
      type: 'category',
      data: [...months],
      axisLine: { lineStyle: { color: 'var(--line)' } },
      axisTick: { show: false },
      axisLabel: {
        color: 'var(--quiet)',
        interval: width < NARROW ? Math.ceil(months.length / NARROW_NAMES) - 1 : 0,
      },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      minInterval: 1,
      axisLabel: { color: 'var(--quiet)', formatter: say },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    series: stacks.map(({ counts }, place) => ({
      ...{ type: 'bar', stack: 'all', barWidth: '58%', data: counts.map(rimless) },
      // A rim in the colour of the sheet parts neighbours for whoever sees no difference in hue.
      itemStyle: { color: HUES[place], borderColor: 'var(--sheet)', borderWidth: 1 },
    })),
  });
}
