import { defineWorth, sayWorth } from '../../words/say-worth.ts';
import type { ToDescribe } from './to-describe.ts';

/** What the customer is worth and could be, and how that is reckoned. */
export function describeWorth({ explanation, speaker, currency }: ToDescribe): string[] {
  const { review, context } = explanation;
  const { topRevenueShare } = context.careModel.signals;
  const definition = defineWorth(review.worth, topRevenueShare, speaker, currency);
  return [...sayWorth(review.worth, speaker, currency), ...(definition === null ? [] : [definition])];
}
