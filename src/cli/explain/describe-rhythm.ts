import { snapshotOf } from '../../nurture/customer-snapshot.ts';
import { dayFromIso } from '../../shared/calendar-day.ts';
import { productName, type ToDescribe } from './to-describe.ts';

/** Items named: the ones bought most often. */
const ITEMS = 12;

export function describeRhythm({ explanation, speaker }: ToDescribe): string[] {
  const { review, decision } = explanation;
  const { order, daysSince, items } = review.rhythm;
  const stage = describeStage(explanation, speaker);
  if (order.usualGapDays === null || daysSince === null) return [stage, speaker.say('explain:noRhythm')];
  const next = snapshotOf(review, decision).nextOrderOn;
  const nextDay = next === null ? null : dayFromIso(next);
  const regular = [...items].sort((a, b) => b.rhythm.orderDays - a.rhythm.orderDays).slice(0, ITEMS);
  return [
    stage,
    speaker.say('explain:usualGap', {
      days: Math.round(order.usualGapDays),
      source: speaker.say(`explain:source.${order.source}`),
      confidence: speaker.percent(order.confidence),
      since: daysSince,
    }),
    ...(nextDay === null ? [] : [speaker.say('explain:next', { date: speaker.date(nextDay) })]),
    ...regular.map(({ item, rhythm, daysSince: since }) =>
      speaker.say('explain:item', {
        product: productName(explanation, item.productId),
        count: rhythm.orderDays,
        days: Math.round(rhythm.usualGapDays ?? 0),
        source: speaker.say(`explain:source.${rhythm.source}`),
        since,
      }),
    ),
  ];
}

function describeStage(
  { review: { stage } }: ToDescribe['explanation'],
  speaker: ToDescribe['speaker'],
): string {
  if (!stage) return speaker.say('stages:none');
  return speaker.say('stages:since', {
    stage: speaker.say(`stages:name.${stage.stage}`),
    date: speaker.date(stage.since),
  });
}
