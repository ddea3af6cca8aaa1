import { Mistake } from '../../shared/mistake.ts';

/** Further ahead nothing has been looked back from often enough. */
const MOST_DAYS = 365;

/** A number of days from the command line. A Mistake names the option and an example. */
export function parseHorizon(flags: string, text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  const [option] = flags.split(' ');
  throw new Mistake(
    `${option} ${text} is not a number of days from 1 to ${MOST_DAYS}. Example: ${option} 30`,
  );
}
