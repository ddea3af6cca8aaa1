import type { Goals } from '../decisions/goals.ts';
import type { Speaker } from './speaker.ts';

interface Goal {
  name: keyof Goals;
  goal: number;
  course: readonly { share: number | null }[];
  reached: boolean | null;
}

/** What is wanted, and how things stand. */
export function sayGoal({ name, goal, course, reached }: Goal, speaker: Speaker): string {
  const now = course.at(-1)?.share ?? null;
  const percent = (share: number) => `${speaker.number(100 * share, 1)} %`;
  const wanted = speaker.say(`results:goals.${name}.wanted`, { goal: percent(goal) });
  if (now === null || reached === null) return `${wanted} ${speaker.say('results:goals.cannotTell')}`;
  return `${wanted} ${speaker.say(`results:goals.${reached ? 'reached' : 'missed'}`, { now: percent(now) })}`;
}
