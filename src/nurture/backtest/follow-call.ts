import type { Day } from '../../shared/calendar-day.ts';
import type { CallMove } from './call-desk.ts';
import type { ReplayedCustomer } from './replayed-customer.ts';

/** Makes what the desk did a fact of the days to come: a talk is cooled down from, and whatever was answered before it has been talked about. */
export function followCall(
  one: ReplayedCustomer,
  { open, madeOn }: CallMove,
  { today, coolDownDays }: { today: Day; coolDownDays: number },
): void {
  const endedOn = madeOn ?? today;
  one.calls = {
    ...one.calls,
    openSince: open?.raisedOn ?? null,
    openPurpose: open?.purpose ?? null,
    lastEnded: open ? (one.calls.lastEnded ?? null) : { raisedOn: one.calls.openSince ?? endedOn, endedOn },
    coolDownUntil: madeOn === null ? one.calls.coolDownUntil : madeOn + coolDownDays,
  };
  if (madeOn !== null) one.answers = one.answers.map((answer) => ({ ...answer, talkedSince: true }));
}
