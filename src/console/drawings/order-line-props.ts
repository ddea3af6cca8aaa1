import type { Day } from '../../shared/calendar-day.ts';
import type { Reader } from '../console-deps.ts';

export interface OrderLineProps {
  reader: Reader;
  /** Ascending. */
  orderDays: readonly Day[];
  usualGapDays: number | null;
  /** Null where too little is known. */
  nextDay: Day | null;
}
