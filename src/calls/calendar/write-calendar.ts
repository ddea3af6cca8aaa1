import ical, { ICalEventTransparency } from 'ical-generator';
import type { Speaker } from '../../words/speaker.ts';
import type { FollowUp } from './calendar-store.ts';

const DAY_MS = 86_400_000;
/** How often calendars should look again, in seconds. */
const LOOK_AGAIN_SECONDS = 3_600;

/**
 * Follow-ups as iCalendar (RFC 5545): whole days, so that no zone can shift them; the company's name and where its briefing is, and
 * nothing of its people. The same follow-ups give the same text.
 */
export function writeCalendar(
  followUps: readonly FollowUp[],
  { speaker, publicUrl }: { speaker: Speaker; publicUrl: string },
): string {
  const { say, language } = speaker;
  const calendar = ical({
    prodId: { company: 'Rytmi', product: 'follow-ups', language: language.toUpperCase() },
    name: say('calendar:name'),
    ttl: LOOK_AGAIN_SECONDS,
  });
  for (const { id, customer, on, promised, attempts, changedAt } of followUps) {
    const start = new Date(`${on}T00:00:00Z`);
    const url = `${publicUrl}/console/calls/${id}`;
    calendar.createEvent({
      id: `call-${id}@${new URL(publicUrl).hostname}`,
      stamp: new Date(changedAt),
      sequence: attempts,
      start,
      end: new Date(start.getTime() + DAY_MS),
      allDay: true,
      summary: say('calendar:call', { name: customer }),
      description: `${say(promised ? 'calendar:promised' : 'calendar:putOff')}\n${url}`,
      url,
      // She is not out for the day.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}
