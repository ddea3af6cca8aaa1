import { isPublicHoliday } from '../../customers/public-holidays.ts';
import type { CareModel } from '../../decisions/care-model.ts';
import { type Day, weekdayOfDay } from '../../shared/calendar-day.ts';

/** Days on which mails go, ascending: by the weekdays of the care model and the holidays of the supplier's country. */
export function mailDaysBetween(
  from: Day,
  to: Day,
  { weekdays, respectHolidays }: CareModel['sending'],
  country: string,
): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day++) {
    if (!weekdays.includes(weekdayOfDay(day))) continue;
    if (!respectHolidays || !isPublicHoliday(country, day)) days.push(day);
  }
  return days;
}
