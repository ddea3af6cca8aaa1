import type { Command } from 'commander';
import { type GoalCourse, measureGoals } from '../../nurture/goals/measure-goals.ts';
import { dayInZone } from '../../platform/clock.ts';
import type { Deps } from '../../platform/deps.ts';
import { sayGoal } from '../../words/say-goal.ts';
import { type Speaker, speakerFor } from '../../words/speaker.ts';

export function registerGoals(report: Command, open: () => Promise<Deps>): void {
  report
    .command('goals')
    .description('the goals of the care model against how things went, by month')
    .option('--json', 'for programs')
    .action(async ({ json }: { json?: true }) => {
      const deps = await open();
      const found = await measureGoals(deps, dayInZone(deps.now(), deps.supplier.timeZone));
      const speaker = speakerFor(deps.supplier.language);
      console.log(json ? JSON.stringify(found, null, 2) : describeGoals(found, speaker));
    });
}

function describeGoals(goals: readonly GoalCourse[], speaker: Speaker): string {
  const [any] = goals;
  if (!any) return speaker.say('results:goals.none');
  const lines = goals.flatMap((goal) => [
    sayGoal(goal, speaker),
    ...goal.course.map(({ day, share }) => {
      const said = share === null ? '–' : `${speaker.number(100 * share, 1)} %`;
      return `  ${speaker.date(day)}: ${said}`;
    }),
    '',
  ]);
  return [...lines, speaker.say('results:goals.definition', { days: any.lostAfterDays })].join('\n');
}
