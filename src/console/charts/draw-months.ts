import { firstDayOfMonth } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import { sayMonth } from '../shell/say-short-day.ts';
import { type Chart, drawChart } from './draw-chart.ts';
import { largestParts } from './largest-parts.ts';
import { stackedMonths } from './stacked-months.ts';

export interface DrawnMonths {
  chart: Chart;
  legend: readonly string[];
}

interface Counted {
  name: string;
  /** One a month. */
  counts: readonly number[];
}

/** Counts by month in the parts they are made of; null where there are none. */
export async function drawMonths(
  parts: readonly Counted[],
  months: readonly number[],
  reader: Reader,
): Promise<DrawnMonths | null> {
  const { speaker } = reader;
  const stacks = largestParts(parts, speaker.say('results:others'));
  if (stacks.length === 0) return null;
  const chart = await drawChart(
    stackedMonths({
      months: months.map((month) => sayMonth(firstDayOfMonth(month), reader)),
      stacks,
      say: (value) => speaker.number(value),
    }),
  );
  return { chart, legend: stacks.map(({ name }) => name) };
}
