import type { RuleAnswer } from '../decisions/decision.ts';
import type { Speaker } from './speaker.ts';

/**
 * A rule's answer as one sentence in the reader's language. Numbers are spoken by their names: `until` and `…On` are
 * days, `…Cents` money (a bare number where the currency, ISO 4217, is left out), `stage` a stage's name.
 */
export function explainRule(
  { because, numbers }: Pick<RuleAnswer, 'because' | 'numbers'>,
  speaker: Speaker,
  currency?: string,
): string {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(numbers))
    values[name] =
      typeof value === 'number' ? sayNumber(name, value, speaker, currency) : sayText(name, value, speaker);
  const said = speaker.say(`rules:${because}`, values);
  return 'judged' in numbers ? `${said} ${speaker.say('rules:judged-by-calls', values)}` : said;
}

function sayNumber(name: string, value: number, speaker: Speaker, currency?: string): string | number {
  // The plural is chosen by `count`, which must stay a number.
  if (name === 'count') return value;
  if (name === 'until' || name.endsWith('On')) return speaker.date(value);
  if (!name.endsWith('Cents')) return speaker.number(value, 1);
  return currency === undefined ? speaker.number(value / 100) : speaker.money(value, currency);
}

function sayText(name: string, value: string, speaker: Speaker): string {
  return name === 'stage' ? speaker.say(`stages:name.${value}`) : value;
}
