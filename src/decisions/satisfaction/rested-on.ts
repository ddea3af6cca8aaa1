import type { Day } from '../../shared/calendar-day.ts';
import type { Facts } from '../facts.ts';
import { ASKING_KINDS } from './satisfaction-care.ts';

/** The first day on which the customer may be asked something again; null when it has never been asked. */
export function restedOn({ messages, careModel }: Pick<Facts, 'messages' | 'careModel'>): Day | null {
  const last = messages.findLast(({ kind, counts }) => ASKING_KINDS.includes(kind) && counts);
  return last ? last.day + careModel.satisfaction.restDays : null;
}
