import type { Speaker } from './speaker.ts';

/** Answers about closed complaints, as far as they are said. Shares are 0–1. */
interface Mended {
  asked: number;
  answered: number;
  yes: { share: number; low: number; high: number } | null;
}

/** Whether complaints were put right, as those say who made them; lines without a full stop. */
export function sayMended({ asked, answered, yes }: Mended, speaker: Speaker): string[] {
  if (asked === 0) return [speaker.say('satisfaction:mendedNone')];
  return [
    speaker.say('satisfaction:asked', { count: asked, answered: speaker.number(answered) }),
    yes === null
      ? speaker.say('satisfaction:mendedUnknown')
      : speaker.say('satisfaction:mendedYes', {
          share: speaker.percent(yes.share),
          low: speaker.percent(yes.low),
          high: speaker.percent(yes.high),
        }),
  ];
}
