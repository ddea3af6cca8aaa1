import { type Day, type DayRange, weekdayOfDay } from '../shared/calendar-day.ts';

/** A closure is at least this long: a long weekend is not one. */
const LEAST_DAYS = 5;
/** Share of weekdays with an order from which a quiet week says something. */
const BUSY_SHARE = 0.8;
const SATURDAY = 6;

/**
 * Runs of days on which nobody in the whole base ordered, though somebody does on most weekdays: the supplier was
 * closed. A run that lasts until `today` counts too: it may be that the newest orders have not been imported, and that
 * makes nobody late either.
 */
export function detectClosures(orderedDays: ReadonlySet<Day>, today: Day): DayRange[] {
  const days = [...orderedDays].filter((day) => day < today).sort((a, b) => a - b);
  if (days.length === 0 || !isBusy(days, today)) return [];
  const closures: DayRange[] = [];
  for (const [i, day] of days.entries()) {
    const next = days[i + 1] ?? today;
    if (next - day > LEAST_DAYS) closures.push({ from: day + 1, to: next - 1 });
  }
  return closures;
}

function isBusy(days: readonly Day[], today: Day): boolean {
  const first = days[0] ?? today;
  const ordered = days.filter((day) => weekdayOfDay(day) < SATURDAY).length;
  let weekdays = 0;
  for (let day = first; day < today; day++) if (weekdayOfDay(day) < SATURDAY) weekdays++;
  return weekdays > LEAST_DAYS && ordered >= BUSY_SHARE * weekdays;
}
