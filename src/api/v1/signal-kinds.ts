import type { SignalKind } from '../../signals/signal.ts';

/** Named one by one, so that a new kind cannot be forgotten here. */
const KINDS: Readonly<Record<SignalKind, true>> = {
  'item-due': true,
  late: true,
  silent: true,
  shrinking: true,
  growing: true,
  'lost-item': true,
  complaints: true,
  widening: true,
  untapped: true,
  new: true,
  returned: true,
  unhappy: true,
};

export const SIGNAL_KINDS = Object.keys(KINDS) as [SignalKind, ...SignalKind[]];
