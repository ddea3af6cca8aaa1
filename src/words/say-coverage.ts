import type { Cents } from '../shared/money.ts';
import type { Speaker } from './speaker.ts';

/** What is said of the customers nobody cares for; the shape of the coverage report that it needs. */
interface Outside {
  uncared: { customerShare: number | null; revenueShare: number | null };
  payback: {
    inputs: { orderSizeRise: number; orderFrequencyRise: number };
    addedRevenueCents: Cents;
    addedMarginCents: Cents;
    effortCents: Cents;
    months: number | null;
    breakEvenRise: number | null;
  };
}

const MONTHS_OF_YEAR = 12;

/** How many are left outside, what they bring, and what a modest rise would be worth, each a sentence. `currency` is ISO 4217. */
export function sayCoverage({ uncared, payback }: Outside, speaker: Speaker, currency: string): string[] {
  const money = (cents: Cents) => speaker.money(Math.round(cents / 100) * 100, currency);
  const { orderSizeRise, orderFrequencyRise } = payback.inputs;
  return [
    speaker.say('coverage:outside', {
      customers: speaker.percent(uncared.customerShare ?? 0),
      revenue: speaker.percent(uncared.revenueShare ?? 0),
    }),
    speaker.say('coverage:worth', {
      frequency: speaker.percent(orderFrequencyRise),
      size: speaker.percent(orderSizeRise),
      revenue: money(payback.addedRevenueCents),
      margin: money(payback.addedMarginCents),
    }),
    speaker.say('coverage:effort', { effort: money(payback.effortCents) }),
    sayMonths(payback.months, speaker),
    ...(payback.breakEvenRise === null
      ? []
      : [speaker.say('coverage:breakEven', { share: speaker.percent(payback.breakEvenRise) })]),
  ];
}

function sayMonths(months: number | null, speaker: Speaker): string {
  if (months === null) return speaker.say('coverage:never');
  const key = months <= MONTHS_OF_YEAR ? 'months' : 'tooDear';
  return speaker.say(`coverage:${key}`, { months: speaker.number(months, 1) });
}
