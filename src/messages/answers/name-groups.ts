import type { CareLevel } from '../../decisions/care-model.ts';
import type { Stage } from '../../signals/stages/stage.ts';
import type { Speaker } from '../../words/speaker.ts';
import { industryName } from '../industry-name.ts';

/** The name that each group of a satisfaction report is shown by. */
export function nameGroups(speaker: Speaker) {
  return {
    levels: (level: CareLevel) => speaker.say(`coverage:level.${level}`),
    stages: (stage: Stage | null) =>
      stage === null ? speaker.say('satisfaction:noStage') : speaker.say(`stages:name.${stage}`),
    industries: (code: string | null) =>
      industryName(speaker, code) ?? code ?? speaker.say('satisfaction:noIndustry'),
  };
}
