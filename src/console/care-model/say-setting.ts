import type { DayRange } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';
import type { Setting } from './setting.ts';

/** More of a list than this is counted, not told. */
const MOST_TOLD = 6;
const SHARE_DIGITS = 2;

/** A setting's value in words and with its unit: `8 calls`, `20 %`, `Monday, Tuesday`. */
export function saySetting({ kind }: Setting, value: unknown, { speaker, supplier }: Reader): string {
  const list = (words: readonly string[]) => {
    if (words.length === 0) return speaker.say('care-model:nothing');
    if (words.length <= MOST_TOLD) return words.join(', ');
    return speaker.say('care-model:many', { number: speaker.number(words.length) });
  };
  switch (kind.as) {
    case 'percent':
      if (value === null) return speaker.say('care-model:nothing');
      return `${speaker.number(100 * (value as number), SHARE_DIGITS)} %`;
    case 'money':
      return speaker.money(value as number, supplier.currency);
    case 'choice':
      return speaker.say(`${kind.say}.${value}`);
    case 'checks':
      return list((value as readonly (string | number)[]).map((one) => speaker.say(`${kind.say}.${one}`)));
    case 'switch':
      return speaker.say(value ? 'care-model:yes' : 'care-model:no');
    case 'codes':
      return list(value as readonly string[]);
    case 'days':
      return list((value as readonly DayRange[]).map(sayRange));
    case 'number':
      return `${speaker.number(value as number, 2)} ${speaker.say(`care-model:unit.${kind.unit}`)}`;
  }

  function sayRange({ from, to }: DayRange): string {
    return from === to ? speaker.date(from) : `${speaker.date(from)} – ${speaker.date(to)}`;
  }
}
