import type { DayRange } from '../shared/calendar-day.ts';

/** Two lists of closures → one, ascending and without overlaps, so that no day is taken off twice. */
export function mergeClosures(some: readonly DayRange[], more: readonly DayRange[]): readonly DayRange[] {
  if (more.length === 0 && isApart(some)) return some;
  const merged: DayRange[] = [];
  for (const range of [...some, ...more].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (range.to < range.from) continue;
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

function isApart(ranges: readonly DayRange[]): boolean {
  return ranges.every(
    (range, i) => range.from <= range.to && (i === 0 || range.from > (ranges[i - 1]?.to ?? 0)),
  );
}
