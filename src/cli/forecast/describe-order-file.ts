import type { OrderFile } from '../../orders/read-order-file.ts';
import { sayReject } from '../../orders/say-reject.ts';
import type { Speaker } from '../../words/speaker.ts';

/** What was read from a file of orders, as lines for a terminal. */
export function describeOrderFile(file: OrderFile, speaker: Speaker): string[] {
  const figure = (count: number, words: string) => `${speaker.number(count).padStart(11)}  ${words}`;
  return [
    figure(file.read, file.profile ? `lines read, by the profile ${file.profile}` : 'lines read'),
    figure(file.taken, `taken, of ${speaker.number(file.customerIds.length)} customers`),
    figure(file.late, 'dated on the day or after it: not looked at'),
    figure(file.leftOut, 'left out by the profile'),
    figure(file.rejected, 'rejected'),
    ...file.rejects.map(
      (reject) => `  ${speaker.say('imports:line', { line: reject.line })}: ${sayReject(speaker, reject)}`,
    ),
  ];
}
