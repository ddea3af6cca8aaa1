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
  /** What was wrong with the form just sent, and what stood in it. */
  problem: string | null;
  values: Partial<OutcomeValues>;
}
