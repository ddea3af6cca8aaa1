import type { EChartsCoreOption } from 'echarts/core';

interface MonthLines {
  /** Names along the bottom. */
  months: readonly string[];
  /** Null leaves a gap. */
  caredFor: readonly (number | null)[];
  heldOut: readonly number[];
  /** Place of the month in which care began; left out where that says nothing. */
  since?: number;
  sinceLabel?: string;
  say(value: number): string;
}

/** Months that a telephone has room to name. */
const NARROW_NAMES = 5;
const NARROW = 500;

/** Two lines by month, with a mark where care began. */
export function monthLines(of: MonthLines): (size: { width: number }) => EChartsCoreOption {
  return ({ width }) => {
    const isNarrow = width < NARROW;
    const every = isNarrow ? Math.ceil(of.months.length / NARROW_NAMES) : Math.ceil(of.months.length / 14);
    return {
      grid: { left: isNarrow ? 48 : 64, right: 16, top: 28, bottom: 28 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: [...of.months],
        axisLine: { lineStyle: { color: 'var(--line)' } },
        axisTick: { show: false },
        axisLabel: { color: 'var(--quiet)', interval: every - 1 },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        axisLabel: { color: 'var(--quiet)', formatter: of.say },
        splitLine: { lineStyle: { color: 'var(--line)' } },
      },
      series: [
        ...(of.since === undefined ? [] : [since(of)]),
        line(of.heldOut, 'var(--warm)'),
        line(of.caredFor, 'var(--accent)'),
      ],
    };
  };
}

function line(data: readonly (number | null)[], color: string) {
  return {
    type: 'line',
    data: [...data],
    symbol: 'none',
    lineStyle: { color, width: 2.5 },
  };
}

/** A dashed line up from the month in which care began, with its name. */
function since({ since: place = 0, sinceLabel = '' }: MonthLines) {
  return {
    type: 'custom',
    data: [[place, 0]],
    renderItem: (
      params: { coordSys: { x: number; y: number; width: number; height: number } },
      api: { coord(at: [number, number]): [number, number] },
    ) => {
      const [x] = api.coord([place, 0]);
      const { y, height, x: left, width } = params.coordSys;
      const isRight = x > left + width * 0.6;
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, x2: x, y1: y, y2: y + height },
            style: { stroke: 'var(--quiet)', lineDash: [4, 4] },
          },
          {
            type: 'text',
            style: {
              ...{ text: sinceLabel, x: isRight ? x - 6 : x + 6, y: y - 16 },
              ...{ fill: 'var(--quiet)', fontSize: 12, align: isRight ? 'right' : 'left' },
            },
          },
        ],
      };
    },
  };
}
