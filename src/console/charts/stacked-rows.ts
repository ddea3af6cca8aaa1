import type { EChartsCoreOption } from 'echarts/core';

interface StackedRows {
  /** Names down the side, the first on top. */
  names: readonly string[];
  /** One count a name each, drawn from left to right. */
  parts: readonly { counts: readonly number[]; color: string }[];
  say(value: number): string;
}

const NARROW = 500;

/** One bar a name, made of its parts. */
export function stackedRows({
  names,
  parts,
  say,
}: StackedRows): (size: { width: number }) => EChartsCoreOption {
  return ({ width }) => ({
    grid: { left: width < NARROW ? 110 : 190, right: 24, top: 8, bottom: 28 },
    xAxis: {
      type: 'value',
      splitNumber: width < NARROW ? 3 : 6,
      minInterval: 1,
      axisLabel: { color: 'var(--quiet)', formatter: say },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: 'var(--ink)', ...(width < NARROW && { width: 100, overflow: 'truncate' }) },
    },
    series: parts.map(({ counts, color }) => ({
      ...{
        type: 'bar',
        stack: 'all',
        barMaxWidth: 28,
        barWidth: '58%',
        data: counts.map((count) => (count === 0 ? null : count)),
      },
      itemStyle: { color, borderColor: 'var(--sheet)', borderWidth: 1 },
    })),
  });
}
