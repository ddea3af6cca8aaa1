import type { StageCount } from '../../../nurture/stage-store.ts';
import type { Day } from '../../../shared/calendar-day.ts';
import { STAGES } from '../../../signals/stages/stage.ts';
import type { Speaker } from '../../../words/speaker.ts';
import type { Numbers } from '../../charts/numbers.ts';

/** Customers by stage, a row a day, the newest first. */
export function stageNumbers(
  { days, counts }: { days: readonly Day[]; counts: readonly StageCount[] },
  speaker: Speaker,
): Numbers {
  const countOf = (day: Day, stage: StageCount['stage']) =>
    counts.find((count) => count.day === day && count.stage === stage)?.customers ?? 0;
  return {
    first: speaker.say('stages:day'),
    columns: STAGES.map((stage) => ({
      title: speaker.say(`stages:name.${stage}`),
      say: (value) => speaker.number(value),
    })),
    rows: days.toReversed().map((day) => ({
      name: speaker.date(day),
      cells: STAGES.map((stage) => countOf(day, stage)),
    })),
  };
}
