import { type Chart, drawChart } from '../../charts/draw-chart.ts';
import { weekBars } from '../../charts/week-bars.ts';
import type { Reader } from '../../console-deps.ts';
import type { HistoryFound } from '../../replaying/replay-order.ts';
import { sayShortDay } from '../../shell/say-short-day.ts';

export interface ReplayCharts {
  mails: Chart;
  calls: Chart;
}

/** Mails and calls a week; the calls against what people have time for. */
export async function drawReplay({ weeks }: HistoryFound, reader: Reader): Promise<ReplayCharts> {
  const names = weeks.map(({ from }) => sayShortDay(from, reader));
  const say = (value: number) => reader.speaker.number(value);
  const sum = (counts: object) => Object.values(counts).reduce((total, count) => total + count, 0);
  return {
    mails: await drawChart(weekBars({ weeks: names, bars: weeks.map(({ mails }) => sum(mails)), say })),
    calls: await drawChart(
      weekBars({
        weeks: names,
        bars: weeks.map(({ raised }) => raised),
        line: weeks.map(({ capacity }) => capacity),
        say,
      }),
    ),
  };
}
