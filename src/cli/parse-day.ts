import { type Day, dayFromIso } from '../shared/calendar-day.ts';
import { Mistake } from '../shared/mistake.ts';

/** `2026-11-22` from the command line → day. A Mistake names the option and an example. */
export function parseDay(option: string, text: string): Day {
  const day = dayFromIso(text);
  if (day === null) throw new Mistake(`${option} ${text} is not a day. Example: ${option} 2026-11-22`);
  return day;
}
