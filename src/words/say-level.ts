import type { Cents } from '../shared/money.ts';
import type { Speaker } from './speaker.ts';

/** One care level of the coverage report, as far as it is said. Shares are 0–1. */
interface Level {
  customers: number;
  revenueCents: Cents;
  ordersAYear: number | null;
  averageOrderCents: Cents | null;
  lostThisYear: number;
  churn: { share: number; low: number; high: number } | null;
}

/** A care level in sentences without their full stops. `currency` is ISO 4217. */
export function sayLevel(level: Level, speaker: Speaker, currency: string): string[] {
  const { churn } = level;
  if (level.customers === 0 && level.lostThisYear === 0) return [speaker.say('coverage:empty')];
  return [
    speaker.say('coverage:figures', {
      count: level.customers,
      revenue: speaker.money(Math.round(level.revenueCents / 100) * 100, currency),
      orders: speaker.number(level.ordersAYear ?? 0, 1),
      order: speaker.money(level.averageOrderCents ?? 0, currency),
    }),
    speaker.say('coverage:lost', { count: level.lostThisYear }),
    churn === null
      ? speaker.say('coverage:churnUnknown')
      : speaker.say('coverage:churn', {
          share: speaker.percent(churn.share),
          low: speaker.percent(churn.low),
          high: speaker.percent(churn.high),
        }),
    speaker.say('coverage:satisfaction'),
  ];
}
