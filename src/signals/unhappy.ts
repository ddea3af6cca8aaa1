import { bandOf } from './answer.ts';
import type { Unhappy } from './signal.ts';
import type { SignalCase } from './signal-input.ts';

/** Said in so many words or with one press: there is little left to doubt. */
const STRENGTH = 0.95;
/** What was said a season ago says little about today, if nobody has reached the customer since. */
const WITHIN_DAYS = 90;

/** The customer's last answer was low, and no person has talked with it since. */
export function findUnhappy({ answers = [], today }: Pick<SignalCase, 'answers' | 'today'>): Unhappy | null {
  const last = answers.at(-1);
  if (!last || last.talkedSince || today - last.day > WITHIN_DAYS) return null;
  const { day, scale, score, words } = last;
  if (bandOf(scale, score) !== 'low') return null;
  return {
    kind: 'unhappy',
    startedOn: day,
    strength: STRENGTH,
    evidence: { saidBy: 'answer', words, scale, score },
  };
}
