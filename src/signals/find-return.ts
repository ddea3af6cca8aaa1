import { elapsedOpenDays } from '../rhythm/elapsed-open-days.ts';
import type { Day } from '../shared/calendar-day.ts';
import type { SignalCase } from './signal-input.ts';
import { isSilentAfter, LEAST_SILENT_DAYS, silentAfterDays } from './silence.ts';

/** An order that broke a silence. */
export interface Return {
  day: Day;
  /** Open days. */
  silentDays: number;
  /** Open days after which the customer had counted as silent. */
  afterDays: number;
}

/** Before a silence there must have been a rhythm: two orders, then the one that broke the silence. */
const LEAST_ORDER_DAYS = 3;

/** The last order within so many days that came after a silence; null when there was none. */
export function findReturn(input: SignalCase, withinDays: number): Return | null {
  const { today, rhythm, closures } = input;
  const { orderDays } = rhythm;
  for (let i = orderDays.length - 1; i >= LEAST_ORDER_DAYS - 1; i--) {
    const day = orderDays[i] ?? 0;
    if (today - day > withinDays) return null;
    const silentDays = elapsedOpenDays(orderDays[i - 1] ?? 0, day, closures);
    // Most gaps are far too short; only of the others the limit is worked out, which takes many tries.
    if (silentDays <= LEAST_SILENT_DAYS) continue;
    const before = orderDays.slice(0, i);
    if (!isSilentAfter(input, before, silentDays)) continue;
    const afterDays = silentAfterDays(input, before);
    if (afterDays !== null && silentDays > afterDays) return { day, silentDays, afterDays };
  }
  return null;
}
