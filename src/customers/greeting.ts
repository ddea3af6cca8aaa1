import type { Day } from '../shared/calendar-day.ts';
import type { Language } from '../shared/language.ts';

/** A day on which somebody is greeted. */
export interface Greeting {
  day: Day;
  name: string | null;
  language: Language | null;
  occasion: string | null;
}

/** Who is greeted; the first word of the whole name stands in for a first name that nobody gave. */
export interface Greeted {
  name: string;
  firstName: string | null;
  language: Language;
}

/** The next of some days that is this person's; of those on one day a named one goes before one for everybody. */
export function greetingFor(
  days: readonly Greeting[],
  { name, firstName, language }: Greeted,
): Greeting | null {
  const own = (firstName ?? name).trim().split(/\s+/)[0]?.toLowerCase();
  const [first = null] = days
    .filter((one) => one.name === null || one.name === own)
    .filter((one) => one.language === null || one.language === language)
    .sort((a, b) => a.day - b.day || Number(a.name === null) - Number(b.name === null));
  return first;
}
