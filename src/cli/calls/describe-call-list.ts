import type { CallCard } from '../../calls/call-card.ts';
import type { CallList } from '../../calls/list-calls.ts';
import type { Speaker } from '../../words/speaker.ts';

/** Today's calls and what lies below the cut, one line each. */
export function describeCallList(list: CallList, speaker: Speaker, currency: string): string {
  const line = (card: CallCard) =>
    [
      String(card.id).padStart(5),
      card.customerName.padEnd(32).slice(0, 32),
      speaker.say(`calls:purpose.${card.purpose}`).padEnd(20),
      speaker.money(Math.round(card.stakeCents / 100) * 100, currency).padStart(12),
      card.contact?.phone ?? '–',
      card.assignedTo?.name ?? '',
    ].join('  ');
  return [
    speaker.say('calls:list.today', { made: list.made, capacity: list.capacity }),
    ...list.today.map(({ card }) => line(card)),
    ...(list.below.length > 0 ? ['', speaker.say('calls:list.below'), ...list.below.map(line)] : []),
    ...(list.sleeping.length > 0 ? ['', speaker.say('calls:list.sleeping'), ...list.sleeping.map(line)] : []),
  ].join('\n');
}
