/** What the world is told of; the triggers of migrations/0005_third_guards.sql and 0007_fourth_guards.sql write the same words. */
export const WEBHOOK_KINDS = [
  'call.raised',
  'call.done',
  'call.dropped',
  'message.accepted',
  'message.bounced',
  'message.answered',
  'message.reordered',
  'customer.silent',
  'customer.returned',
  'contact.unsubscribed',
] as const;

export type WebhookKind = (typeof WEBHOOK_KINDS)[number];
