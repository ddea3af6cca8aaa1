import type { Cents } from '../shared/money.ts';
import type { Speaker } from './speaker.ts';

interface Interval {
  share: number;
  low: number;
  high: number;
}

/** One care level of the coverage report, as far as it is said. Shares are 0–1. */
interface Level {
  customers: number;
  revenueCents: Cents;
  ordersAYear: number | null;
  averageOrderCents: Cents | null;
  lostThisYear: number;
  churn: Interval | null;
  satisfaction: { answered: number; content: Interval | null } | null;
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
      : speaker.say('coverage:churn', sayInterval(churn, speaker)),
    saySatisfaction(level.satisfaction, speaker),
  ];
}

function saySatisfaction(satisfaction: Level['satisfaction'], speaker: Speaker): string {
  if (satisfaction === null) return speaker.say('coverage:satisfaction');
  const { answered: count, content } = satisfaction;
  if (content === null) return speaker.say('coverage:satisfactionFew', { count });
  return speaker.say('coverage:satisfactionShare', { count, ...sayInterval(content, speaker) });
}

function sayInterval({ share, low, high }: Interval, speaker: Speaker) {
  return { share: speaker.percent(share), low: speaker.percent(low), high: speaker.percent(high) };
}
