import { assertNever } from '../shared/assert-never.ts';
import type { Speaker } from './speaker.ts';

/** What can be said of an effect by now: proven, nothing larger than a share (0–1), or not yet, and when. */
export type Verdict =
  | { kind: 'proven'; better: boolean }
  | { kind: 'none-larger-than'; share: number }
  | { kind: 'cannot-tell'; weeks: number | null };

export function sayVerdict(verdict: Verdict, speaker: Speaker): string {
  switch (verdict.kind) {
    case 'proven':
      return speaker.say(verdict.better ? 'reports:effect.better' : 'reports:effect.worse');
    case 'none-larger-than':
      return speaker.say('reports:effect.noneLarger', { share: speaker.percent(verdict.share) });
    case 'cannot-tell':
      return verdict.weeks === null
        ? speaker.say('reports:effect.cannotTellAtAll')
        : speaker.say('reports:effect.cannotTell', { weeks: verdict.weeks });
    default:
      return assertNever(verdict);
  }
}
