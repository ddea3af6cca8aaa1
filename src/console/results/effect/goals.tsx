import type { GoalCourse } from '../../../nurture/goals/measure-goals.ts';
import { sayGoal } from '../../../words/say-goal.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import type { Chart } from '../../charts/draw-chart.ts';
import { NumberTable } from '../../charts/number-table.tsx';
import type { Reader } from '../../console-deps.ts';
import { goalNumbers } from './goal-numbers.ts';

export interface DrawnGoal extends GoalCourse {
  /** Null while nothing can be told. */
  chart: Chart | null;
}

/** The owner's goals against how things went; where none is set, the way to set one. */
export function GoalsPart({ reader, goals }: { reader: Reader; goals: readonly DrawnGoal[] }) {
  const say = (key: string, values = {}) => reader.speaker.say(`results:goals.${key}`, values);
  return (
    <section class="part">
      <h2>{say('title')}</h2>
      {goals.length === 0 ? (
        <p class="quiet">
          {say('none')} <a href="/console/care-model#goals.ordersRise">{say('set')}</a>
        </p>
      ) : null}
      {goals.map((goal) => (
        <div key={goal.name}>
          <p>{sayGoal(goal, reader.speaker)}</p>
          {goal.chart ? (
            <ChartFigure
              chart={goal.chart}
              caption={say(`${goal.name}.caption`)}
              legend={[say('course'), say('goal')]}
            />
          ) : null}
        </div>
      ))}
      {goals.length === 0 ? null : (
        <>
          <details>
            <summary>{reader.speaker.say('results:effect.numbers')}</summary>
            <NumberTable
              speaker={reader.speaker}
              label={say('title')}
              numbers={goalNumbers(goals, reader.speaker)}
              csv="/console/results/effect.csv?part=goals"
            />
          </details>
          <p class="quiet">{say('definition', { days: goals[0]?.lostAfterDays })}</p>
        </>
      )}
    </section>
  );
}
