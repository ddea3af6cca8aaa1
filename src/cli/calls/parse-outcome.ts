import type { CallOutcome } from '../../calls/call-outcome.ts';
import { LEAVING_REASONS, MOODS, REACHED, REASON_RIGHT } from '../../calls/call-table.ts';
import { Mistake } from '../../shared/mistake.ts';
import { parseDay } from '../parse-day.ts';

/** As commander hands them over: texts, or nothing. */
export interface OutcomeOptions {
  reached: string;
  mood?: string;
  leaving?: string;
  reasonRight?: string;
  note?: string;
  followUp?: string;
  complaintClosed?: true;
  by?: string;
}

/** Options → outcome. A Mistake lists what would have been right. */
export function parseOutcome(options: OutcomeOptions): CallOutcome {
  return {
    reached: oneOf('--reached', options.reached, REACHED),
    mood: options.mood === undefined ? null : oneOf('--mood', options.mood, MOODS),
    leavingReason:
      options.leaving === undefined ? null : oneOf('--leaving', options.leaving, LEAVING_REASONS),
    reasonRight:
      options.reasonRight === undefined ? null : oneOf('--reason-right', options.reasonRight, REASON_RIGHT),
    note: options.note ?? null,
    followUpOn: options.followUp === undefined ? null : parseDay('--follow-up', options.followUp),
    complaintClosed: options.complaintClosed ?? false,
  };
}

function oneOf<Word extends string>(option: string, text: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === text);
  if (word === undefined) throw new Mistake(`${option} ${text} is not one of ${words.join(', ')}`);
  return word;
}
