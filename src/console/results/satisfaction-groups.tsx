import type { Speaker } from '../../words/speaker.ts';
import { ChartFigure } from '../charts/chart-figure.tsx';
import type { Chart } from '../charts/draw-chart.ts';
import { NumberTable } from '../charts/number-table.tsx';
import type { Numbers } from '../charts/numbers.ts';
import type { GroupPart } from './satisfaction-numbers.ts';

interface SatisfactionGroupsProps {
  speaker: Speaker;
  part: GroupPart;
  numbers: Numbers;
  /** Null where too few have answered to set groups side by side. */
  chart: Chart | null;
}

/** What each group answered, drawn and in numbers; nothing while nobody was asked. */
export function SatisfactionGroups({ speaker, part, numbers, chart }: SatisfactionGroupsProps) {
  if (numbers.rows.length === 0) return null;
  const title = speaker.say(`satisfaction:${part}`);
  return (
    <section class="part">
      <h2>{title}</h2>
      {chart ? <ChartFigure chart={chart} caption={speaker.say('satisfaction:contentCaption')} /> : null}
      <NumberTable
        {...{ speaker, label: title, numbers }}
        csv={`/console/results/satisfaction.csv?part=${part}`}
      />
    </section>
  );
}
