import type { CareModelChange, Change } from '../../nurture/backtest/compare-care-models.ts';
import type { Speaker } from '../../words/speaker.ts';

/** `With this, 37 more mails and 4 more calls a week.` */
export function sayChange({ mails, calls }: CareModelChange, speaker: Speaker): string {
  if (isSmall(mails) && isSmall(calls)) return speaker.say('care-model:trial.hardly');
  return speaker.say('care-model:trial.sum', {
    mails: sayMore('mails', mails, speaker),
    calls: sayMore('calls', calls, speaker),
  });
}

function sayMore(word: 'mails' | 'calls', { now, proposed }: Change, speaker: Speaker): string {
  const count = Math.round(proposed - now);
  if (count === 0) return speaker.say(`care-model:trial.${word}.same`);
  const more = Math.abs(count);
  const way = count > 0 ? 'more' : 'fewer';
  return speaker.say(`care-model:trial.${word}.${way}`, { count: more, number: speaker.number(more) });
}

function isSmall({ now, proposed }: Change): boolean {
  return Math.round(proposed - now) === 0;
}
