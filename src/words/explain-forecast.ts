import type { ItemForecast, OrderForecast } from '../forecast/customer-forecast.ts';
import type { Speaker } from './speaker.ts';

/** The chance of an order and what it rests on, as one sentence. */
export function explainOrderForecast(
  { probability, because }: OrderForecast,
  horizonDays: number,
  speaker: Speaker,
): string {
  return speaker.say('forecast:orders', {
    probability: speaker.percent(probability),
    days: horizonDays,
    because: parts(because, 'ordered', speaker).join('; '),
  });
}

/** The chance of one item and what it rests on, as one sentence. */
export function explainItemForecast(
  { probability, because }: ItemForecast,
  horizonDays: number,
  { speaker, product }: { speaker: Speaker; product: string },
): string {
  const lately = speaker.say('forecast:recentBuyers', { count: because.recentBuyers });
  const [history, ...rest] = parts(because, 'bought', speaker);
  return speaker.say('forecast:item', {
    product,
    probability: speaker.percent(probability),
    days: horizonDays,
    because: [history, ...(because.recentBuyers > 0 ? [lately] : []), ...rest].join('; '),
  });
}

function parts(because: OrderForecast['because'], done: 'ordered' | 'bought', speaker: Speaker): string[] {
  const { times, usualGapDays, daysSince, sameWeeksLastYear, source } = because;
  const usually = usualGapDays === null ? [] : [Math.max(1, Math.round(usualGapDays))];
  const history = [
    speaker.say(`forecast:${done}`, { count: times }),
    ...usually.map((count) => speaker.say('forecast:usually', { count })),
    speaker.say('forecast:last', { count: daysSince }),
    ...(sameWeeksLastYear === null
      ? []
      : [speaker.say(sameWeeksLastYear > 0 ? 'forecast:sameWeeks' : 'forecast:notSameWeeks')]),
  ];
  return [history.join(', '), speaker.say(`forecast:source.${source}`)];
}
