import type { Speaker } from './speaker.ts';

interface LeavingReason {
  name: string;
  total: number;
  /** What those customers ordered in the year before. */
  yearCents: number;
}

/** A sentence for each reason for leaving, or that nobody has said any. */
export function sayLeavingReasons(
  leaving: readonly LeavingReason[],
  speaker: Speaker,
  currency: string,
): string[] {
  if (leaving.length === 0) return [speaker.say('reasons:noneLeft')];
  return leaving.map(({ name, total, yearCents }) =>
    speaker.say('reasons:left', {
      reason: speaker.say(`calls:leaving.${name}`),
      count: total,
      money: speaker.money(Math.round(yearCents / 100) * 100, currency),
    }),
  );
}

/** What a complaint is about, or the product, as the supplier calls it; null where it does not say, an object for all others. */
export function sayComplaintName(name: string | null | { others: true }, speaker: Speaker): string {
  if (typeof name === 'object' && name !== null) return speaker.say('reasons:others');
  return name ?? speaker.say('reasons:notSaid');
}
