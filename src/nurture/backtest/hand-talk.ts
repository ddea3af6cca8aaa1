import type { Day } from '../../shared/calendar-day.ts';
import type { WholeBase } from '../whole-base.ts';
import type { DayActs, DayOrder } from './replay-talk.ts';

/** What a replay says to a hand in a thread; the next order comes after the answer to the last one. */
export type HandOrder = { say: 'learn'; today: Day } | { say: 'review'; order: DayOrder };

export type HandAnswer = { say: 'learnt'; base: WholeBase } | { say: 'reviewed'; acts: DayActs };
