import type { Briefing } from '../../calls/briefing.ts';
import type { BriefingFacts } from '../../calls/briefing-facts.ts';
import type { CarePerson } from '../../customers/care-person-store.ts';
import type { Reader } from '../console-deps.ts';
import type { Desk } from './desk.ts';
import type { OutcomeForm as OutcomeValues } from './read-outcome-form.ts';

export interface CallPageProps {
  reader: Reader;
  facts: BriefingFacts;
  briefing: Briefing;
  people: readonly CarePerson[];
  desk: Desk;
  /** What was wrong with the form just sent. */
  problem: string | null;
  /** Which form it was, and what stood in it. */
  sent: SentForm;
}

export type SentForm = {
  [Name in keyof FormFields]: { form: Name; values: Partial<FormFields[Name]> };
}[keyof FormFields];

interface FormFields {
  outcome: OutcomeValues;
  snooze: Record<'until' | 'note', string>;
  assign: Record<'to' | 'note', string>;
  none: { note: string };
}
