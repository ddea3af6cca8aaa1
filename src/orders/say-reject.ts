import type { Speaker } from '../words/speaker.ts';

/** Where a problem is and what it is, in words: `Price “x”: This is no number.` */
export function sayReject(
  speaker: Speaker,
  reject: { column: string | null; value: string | null; reason: string; detail: string | null },
): string {
  const { column, value, detail } = reject;
  const reason = speaker.say(`imports:reason.${reject.reason}`, { detail: detail ?? '' });
  if (column === null) return reason;
  const cell = value
    ? speaker.say('imports:cell', { column, value })
    : speaker.say('imports:empty-cell', { column });
  return `${cell}: ${reason}`;
}
