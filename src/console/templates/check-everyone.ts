import type { TemplateFault } from '../../messages/template-fault.ts';
import type { OpenSlot } from '../../messages/templates/open-slot.ts';
import { LETTERS_A_TASK } from '../../messages/templates/template-trial.ts';
import type { TrialMail } from '../../messages/templates/trial.ts';
import { readTrialLetters } from '../../nurture/trial-letter-store.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { TemplateDeps } from './template-deps.ts';

export interface EveryoneCheck {
  faults: readonly TemplateFault[];
  /** How many customers it could go to. */
  count: number;
  /** Those it cannot be written for, then those whose mail looks odd; the first few hundred. */
  found: readonly TrialMail[];
  /** How many they are in all. */
  foundInAll: number;
}

/** More than anybody mends one by one. */
const MOST_FOUND = 300;

/** Fills the template for every customer it could go to today. Some seconds for some thousands; nothing is sent. */
export async function checkEveryone(
  deps: TemplateDeps,
  { slot, source }: Pick<OpenSlot, 'slot' | 'source'>,
  today: Day,
): Promise<EveryoneCheck> {
  const found: TrialMail[] = [];
  let count = 0;
  let after = 0;
  while (true) {
    const letters = await readTrialLetters(deps.db, { slot, today, after, limit: LETTERS_A_TASK });
    const { faults, mails } = await deps.trial.run({
      ...slot,
      source,
      supplier: deps.supplier,
      letters,
      show: false,
    });
    if (faults.length > 0) return { faults, count, found: [], foundInAll: 0 };
    found.push(...mails.filter(({ problem, oddities }) => problem !== null || oddities.length > 0));
    count += letters.length;
    after = letters.at(-1)?.customer.id ?? 0;
    if (letters.length < LETTERS_A_TASK) break;
  }
  found.sort((a, b) => Number(a.problem === null) - Number(b.problem === null));
  return { faults: [], count, found: found.slice(0, MOST_FOUND), foundInAll: found.length };
}
