/** What a mail that came in turned out to be. `own` is one of ours that came back round; `receipt` says that a mail arrived. */
export const INCOMING_KINDS = [
  'bounce',
  'spam-report',
  'automatic',
  'receipt',
  'unsubscribe',
  'reply',
  'own',
  'unreadable',
] as const;
export type IncomingKind = (typeof INCOMING_KINDS)[number];

/**
 * How grave a bounce is. `hard`: the address is wrong or gone. `full`: the mailbox takes no more. `soft`: a trouble that may
 * pass. `policy`: it is about us, never about the address. `delayed`: still being tried.
 */
export const BOUNCE_SEVERITIES = ['hard', 'full', 'soft', 'policy', 'delayed'] as const;
export type BounceSeverity = (typeof BOUNCE_SEVERITIES)[number];

/** `to-do` waits for a person; `read` needed nobody. */
export const INCOMING_STATES = ['waiting', 'read', 'to-do', 'done'] as const;
export type IncomingState = (typeof INCOMING_STATES)[number];

/** What a person is asked to do with a mail. */
export const INCOMING_TASKS = ['confirm-stop', 'answer', 'read-original'] as const;
export type IncomingTask = (typeof INCOMING_TASKS)[number];

/** By what a mail was tied to the message it is about; an address alone proves least. */
export const TIES = ['token', 'message-id', 'original', 'address'] as const;
export type Tie = (typeof TIES)[number];
