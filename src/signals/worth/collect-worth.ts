import type { PurchaseHistory } from '../../rhythm/purchase-history.ts';
import type { Day } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/money.ts';
import { peerGroups } from './peer-groups.ts';
import { type Peer, peerOf } from './peers.ts';
import type { WorthContents } from './worth-contents.ts';
import { type CategoryOf, spendOf } from './year-spend.ts';

/** What is asked of a customer to measure others by it. */
export interface WorthMember {
  industry: string | null;
  employees: number | null;
  history: PurchaseHistory;
}

/** Takes in customers one by one and learns what those of one industry and size buy in a year. */
export interface WorthCollector {
  add(member: WorthMember): void;
  finish(): WorthContents;
}

/** Steps in which shares of revenue are kept: twentieths. */
export const TOP_STEPS = 20;

export function createWorthCollector(today: Day, categoryOf: CategoryOf): WorthCollector {
  const peers: Peer[] = [];
  const years: Cents[] = [];
  return {
    add(member) {
      const spend = spendOf(member.history, today, categoryOf);
      let year = 0;
      for (const cents of spend.byCategory.values()) year += cents;
      if (year > 0) years.push(year);
      const peer = peerOf(member, spend, today);
      if (peer) peers.push(peer);
    },
    finish: () => ({ groups: peerGroups(peers), tops: topsOf(years) }),
  };
}

/** The value of the smallest customer needed for each step of the whole revenue, the largest taken first. */
function topsOf(years: readonly Cents[]): Cents[] {
  const ranked = [...years].sort((a, b) => b - a);
  const whole = ranked.reduce((sum, cents) => sum + cents, 0);
  const tops: Cents[] = [];
  let sum = 0;
  for (const cents of ranked) {
    sum += cents;
    // Sums of cents are whole, but a share of them need not be.
    while (tops.length < TOP_STEPS && sum * TOP_STEPS >= whole * (tops.length + 1)) tops.push(cents);
  }
  return tops;
}
