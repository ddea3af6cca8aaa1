import type { EChartsCoreOption } from 'echarts/core';

interface WeekBars {
  /** Names along the bottom. */
  weeks: readonly string[];
  bars: readonly number[];
  /** A line across, such as what people have time for; left out where there is none. */
  line?: readonly number[];
  say(value: number): string;
}

const NARROW = 500;

/** One bar a week, with a line that they are held against. */
export function weekBars({
  weeks,
  bars,
  line,
  say,
}: WeekBars): (size: { width: number }) => EChartsCoreOption {
  return ({ width }) => ({
    grid: { left: 52, right: 16, top: 12, bottom: 28 },
    xAxis: {
      type: 'category',
      data: [...weeks],
      axisLine: { lineStyle: { color: 'var(--line)' } },
      axisTick: { show: false },
      axisLabel: { color: 'var(--quiet)', interval: Math.ceil(weeks.length / (width < NARROW ? 4 : 12)) - 1 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: 'var(--quiet)', formatter: say },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    series: [
      { type: 'bar', data: [...bars], barWidth: '62%', itemStyle: { color: 'var(--accent)' } },
      ...(line
        ? [{ type: 'line', data: [...line], symbol: 'none', lineStyle: { color: 'var(--warm)', width: 2.5 } }]
        : []),
    ],
  });
}
