import type { CoverageReport } from '../../nurture/coverage/coverage-report.ts';
import type { Speaker } from '../../words/speaker.ts';
import { type Chart, drawChart } from '../charts/draw-chart.ts';
import { survivalStairs } from '../charts/survival-stairs.ts';

/** Further on too few have been watched to draw. */
const MOST_DAYS = 730;

/** Share of each level's customers still there by days since their first order; null where nobody was lost. */
export async function drawSurvival(
  { levels }: CoverageReport,
  speaker: Speaker,
): Promise<{ chart: Chart; legend: readonly string[] } | null> {
  const drawn = levels.filter(({ survival }) => survival.length > 0);
  if (drawn.length === 0) return null;
  const chart = await drawChart(
    survivalStairs({
      curves: drawn.map(({ survival }) => survival),
      mostDays: MOST_DAYS,
      sayDay: (day) => speaker.number(day),
      sayShare: speaker.percent,
    }),
  );
  return { chart, legend: drawn.map(({ level }) => speaker.say(`coverage:level.${level}`)) };
}
