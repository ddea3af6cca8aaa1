/** States of a message, in the order of its life. */
export const MESSAGE_STATES = [
  'planned',
  'approved',
  'claimed',
  'sending',
  'accepted',
  'deferred',
  'failed',
  'uncertain',
  'expired',
  'withdrawn',
] as const;

export type MessageState = (typeof MESSAGE_STATES)[number];

/** What may follow what. The same table stands in the database as a trigger. */
export const LEGAL_MOVES: Readonly<Record<MessageState, readonly MessageState[]>> = {
  planned: ['approved', 'expired', 'withdrawn'],
  approved: ['claimed', 'planned', 'expired', 'withdrawn'],
  claimed: ['sending', 'approved', 'deferred', 'failed', 'expired', 'withdrawn'],
  sending: ['accepted', 'deferred', 'failed', 'uncertain'],
  deferred: ['claimed', 'expired', 'withdrawn', 'failed'],
  // A person's word or matching proof closes it; resending by hand starts again from approved.
  uncertain: ['accepted', 'failed', 'approved'],
  accepted: [],
  failed: ['approved'],
  expired: [],
  withdrawn: [],
};
