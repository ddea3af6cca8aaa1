import type { EChartsCoreOption } from 'echarts/core';

interface Interval {
  name: string;
  low: number;
  middle: number;
  high: number;
}

interface Drawing {
  coord(at: [number, number]): [number, number];
}

const NARROW = 500;

/** One interval a line with its middle as a dot, against a line at nothing. */
export function intervalDots(
  intervals: readonly Interval[],
  say: (value: number) => string,
  /** Where the scale ends whatever is drawn; left out where it has no end of its own. */
  most = 0,
): (size: { width: number }) => EChartsCoreOption {
  return ({ width }) => ({
    grid: { left: width < NARROW ? 110 : 190, right: 24, top: 8, bottom: 28 },
    xAxis: {
      type: 'value',
      splitNumber: width < NARROW ? 3 : 6,
      min: Math.floor(Math.min(0, ...intervals.map(({ low }) => low))),
      max: Math.ceil(Math.max(most, ...intervals.map(({ high }) => high))),
      axisLabel: { color: 'var(--quiet)', formatter: say },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: intervals.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: {
        color: 'var(--ink)',
        ...(width < NARROW && { width: 100, overflow: 'truncate' }),
      },
    },
    series: [
      {
        type: 'custom',
        data: intervals.map(({ low, high }, place) => [low, place, high]),
        renderItem: ({ dataIndex }: { dataIndex: number }, api: Drawing) =>
          drawInterval(intervals[dataIndex] as Interval, dataIndex, api),
      },
    ],
  });
}

function drawInterval({ low, middle, high }: Interval, place: number, api: Drawing) {
  const [x1, y] = api.coord([low, place]);
  const [x2] = api.coord([high, place]);
  const [x] = api.coord([middle, place]);
  const [zero] = api.coord([0, place]);
  const line = (shape: object, style: object) => ({ type: 'line', shape, style });
  return {
    type: 'group',
    children: [
      line({ x1: zero, x2: zero, y1: y - 18, y2: y + 18 }, { stroke: 'var(--quiet)', lineDash: [3, 3] }),
      line({ x1, x2, y1: y, y2: y }, { stroke: 'var(--accent)', lineWidth: 3, lineCap: 'round' }),
      { type: 'circle', shape: { cx: x, cy: y, r: 5 }, style: { fill: 'var(--accent)' } },
    ],
  };
}
