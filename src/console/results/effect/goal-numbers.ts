import type { GoalCourse } from '../../../nurture/goals/measure-goals.ts';
import type { Speaker } from '../../../words/speaker.ts';
import type { NumberColumn, Numbers } from '../../charts/numbers.ts';

const PER_CENT = 100;

/** Every goal and how it went, one row a day on which it was looked at, oldest first. Shares are 0–1. */
export function goalNumbers(goals: readonly GoalCourse[], speaker: Speaker): Numbers {
  const say = (value: number) => `${speaker.number(PER_CENT * value, 1)} %`;
  const columns = goals.flatMap(({ name }): NumberColumn[] => {
    const title = speaker.say(`results:goals.${name}.caption`);
    const wanted = `${title}, ${speaker.say('results:goals.goal')}`;
    return [
      { title, say },
      { title: wanted, say },
    ];
  });
  const days = goals[0]?.course.map(({ day }) => day) ?? [];
  return {
    first: speaker.say('results:goals.day'),
    columns,
    rows: days.map((day, place) => ({
      name: speaker.date(day),
      cells: goals.flatMap(({ course, goal }) => [course[place]?.share ?? null, goal]),
    })),
  };
}
