import type { StageCount } from '../../nurture/stage-store.ts';
import type { Day } from '../../shared/calendar-day.ts';
import { STAGES } from '../../signals/stages/stage.ts';
import type { Speaker } from '../../words/speaker.ts';

/** One line a day: how many customers stood in each stage. */
export function describeStages(
  days: readonly Day[],
  counts: readonly StageCount[],
  speaker: Speaker,
): string {
  if (counts.length === 0) return speaker.say('stages:nothing');
  const lineOf = (day: Day) => {
    const said = STAGES.flatMap((stage) => {
      const found = counts.find((count) => count.day === day && count.stage === stage);
      return found ? [`${speaker.say(`stages:name.${stage}`)} ${speaker.number(found.customers)}`] : [];
    });
    return `  ${speaker.date(day)}: ${said.length > 0 ? said.join(', ') : speaker.say('stages:open')}`;
  };
  return [speaker.say('stages:title'), ...days.map(lineOf)].join('\n');
}
