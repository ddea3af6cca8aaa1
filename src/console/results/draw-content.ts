import type { SatisfactionReport } from '../../nurture/satisfaction/satisfaction-report.ts';
import type { Speaker } from '../../words/speaker.ts';
import { type Chart, drawChart } from '../charts/draw-chart.ts';
import { intervalDots } from '../charts/interval-dots.ts';
import { type GroupPart, namedGroups } from './satisfaction-numbers.ts';

const PER_CENT = 100;
/** One alone is compared with nothing. */
const LEAST_GROUPS = 2;
/** More lines than these run into each other. */
const MOST_GROUPS = 12;

/** The content share of each group with its interval; null where fewer than two groups have one. */
export async function drawContent(
  report: SatisfactionReport,
  part: GroupPart,
  speaker: Speaker,
): Promise<Chart | null> {
  const shares = namedGroups(report, part, speaker).flatMap(({ name, figures: { content } }) =>
    content === null
      ? []
      : [
          {
            name,
            ...{
              low: PER_CENT * content.low,
              middle: PER_CENT * content.share,
              high: PER_CENT * content.high,
            },
          },
        ],
  );
  if (shares.length < LEAST_GROUPS) return null;
  return drawChart(
    intervalDots(shares.slice(0, MOST_GROUPS), (value) => speaker.percent(value / PER_CENT), PER_CENT),
  );
}
