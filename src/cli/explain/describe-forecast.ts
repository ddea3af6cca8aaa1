import { explainItemForecast, explainOrderForecast } from '../../words/explain-forecast.ts';
import { productName, type ToDescribe } from './to-describe.ts';

/** Items named: the likeliest. */
const ITEMS = 8;

/** Each chance with what it rests on. */
export function describeForecast({ explanation, speaker }: ToDescribe): string[] {
  const { forecast: chances } = explanation.review;
  const { forecast } = explanation.context;
  if (!chances || !forecast) return [speaker.say('forecast:plain')];
  const { madeOn, items, customers } = forecast.model;
  const likeliest = [...chances.items].sort(
    (a, b) => b.probability - a.probability || a.productId - b.productId,
  );
  return [
    speaker.say('forecast:madeOn', { date: speaker.date(madeOn) }),
    ...(chances.orders ? [explainOrderForecast(chances.orders, customers.horizonDays, speaker)] : []),
    ...likeliest.slice(0, ITEMS).map((item) =>
      explainItemForecast(item, items.horizonDays, {
        speaker,
        product: productName(explanation, item.productId),
      }),
    ),
  ];
}
