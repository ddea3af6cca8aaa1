import type { Stage } from '../signals/stages/stage.ts';
import type { MessageKind } from './message-kind.ts';

/** Calls that a stage may earn; a call to put something right is owed in every stage. */
export const STAGE_CALLS = ['retention-call', 'growth-call'] as const;
type StageCall = (typeof STAGE_CALLS)[number];

/** What a customer of each stage may get: kinds of message and of call. */
export type StageCare = Readonly<Record<Stage, readonly (MessageKind | StageCall)[]>>;

/** What is owed whenever a customer buys, or has a reason to complain. */
const ALWAYS = ['question', 'after-complaint', 'greeting'] as const;

export const DEFAULT_STAGE_CARE: StageCare = {
  new: [...ALWAYS, 'welcome', 'first-weeks', 'industry-suggestion', 'growth-call'],
  settling: [
    ...ALWAYS,
    'welcome',
    'reorder-reminder',
    'industry-suggestion',
    'check-in',
    'retention-call',
    'growth-call',
  ],
  established: [
    ...ALWAYS,
    'reorder-reminder',
    'industry-suggestion',
    'check-in',
    'referral',
    'retention-call',
    'growth-call',
  ],
  loyal: [
    ...ALWAYS,
    'reorder-reminder',
    'industry-suggestion',
    'check-in',
    'thank-you',
    'referral',
    'retention-call',
    'growth-call',
  ],
  fading: [...ALWAYS, 'reorder-reminder', 'check-in', 'retention-call', 'growth-call'],
  silent: ['question', 'after-complaint', 'reorder-reminder', 'check-in', 'retention-call'],
  // Whoever is worth a call is called before goodbye is said.
  lost: ['after-complaint', 'retention-call', 'farewell'],
  returned: [
    ...ALWAYS,
    'welcome-back',
    'reorder-reminder',
    'industry-suggestion',
    'retention-call',
    'growth-call',
  ],
};
