/** Kinds of mail a customer may get. */
export const MESSAGE_KINDS = [
  'reorder-reminder',
  'industry-suggestion',
  'welcome',
  'first-weeks',
  'welcome-back',
  'check-in',
  'question',
  'thank-you',
  'after-complaint',
  'referral',
  'farewell',
  'greeting',
] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Kinds that sell. A complaint or unhappiness stops all of them until a person has closed it. */
const SELLING_KINDS: readonly MessageKind[] = [
  'reorder-reminder',
  'industry-suggestion',
  'referral',
  'check-in',
];

/** What an open complaint or service call holds back: who waits for something to be put right is not asked how things are. */
export const STOPPED_BY_TROUBLE: readonly MessageKind[] = [...SELLING_KINDS, 'question'];

/** Kinds that an order ends: there is nothing to sell just now, no goodbye to say, and the first weeks are over. */
export const ENDED_BY_ORDER: readonly MessageKind[] = [...SELLING_KINDS, 'farewell', 'first-weeks'];
