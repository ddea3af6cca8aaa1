import type { Speaker } from './speaker.ts';

interface AmountInput {
  measure: 'orders' | 'revenue' | 'kept';
  currency: string;
  /** A difference: with its sign. */
  signed?: boolean;
}

/** A figure of the effect in its own unit: orders, money, or a share of the customers. */
export function sayEffectAmount(value: number, input: AmountInput, speaker: Speaker): string {
  const { measure, currency, signed } = input;
  const size = signed ? Math.abs(value) : value;
  const sign = signed ? (value < 0 ? '−' : '+') : '';
  if (measure === 'revenue') return `${sign}${speaker.money(Math.round(size / 100) * 100, currency)}`;
  return `${sign}${measure === 'kept' ? speaker.percent(size) : speaker.number(size, 2)}`;
}
