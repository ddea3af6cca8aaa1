import type { Signal } from '../signals/signal.ts';
import type { ReviewCase } from './review-case.ts';

/** More lost items than these make a list, not a talk. */
const LOST_ITEMS_PER_CALL = 5;

/** What a person should know before calling, strongest first; due items are no news worth a call. */
export function callFindings({ signals }: ReviewCase): Signal[] {
  const lost = signals.filter(({ kind }) => kind === 'lost-item').slice(0, LOST_ITEMS_PER_CALL);
  const others = signals.filter(({ kind }) => kind !== 'lost-item' && kind !== 'item-due');
  return [...others, ...lost].sort((a, b) => b.strength - a.strength);
}
