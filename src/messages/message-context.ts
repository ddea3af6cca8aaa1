import { z } from 'zod';
import type { MessageKind } from '../decisions/message-kind.ts';
import { MOST_LIST_ITEMS } from './templates/template-limits.ts';

/** Kinds that have templates and a contract. */
export const TEMPLATE_KINDS = [
  'reorder-reminder',
  'industry-suggestion',
  'check-in',
  'welcome',
  'first-weeks',
  'welcome-back',
  'thank-you',
  'farewell',
  'question',
  'after-complaint',
  'referral',
  'greeting',
] as const satisfies readonly MessageKind[];

export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

const text = z.string().min(1);

/** One row of the list of items. Quantities and reasons are ready to read, in the reader's language. */
const item = z.strictObject({
  name: text,
  /** `24 pcs` */
  amount: text,
  /** `You usually order this every 5 weeks; last on 3 October.` */
  reason: text,
});

/** One press that answers. */
const answer = z.strictObject({ label: text, links: z.strictObject({ answer: z.url() }) });

const asking = {
  answers: z.array(answer).min(2).max(11),
  /** What the first and the last of them mean; empty where each says it itself. */
  ends: z.string(),
};

const common = {
  contact: z.strictObject({
    name: text,
    /** How the mail greets. */
    firstName: text,
  }),
  customer: z.strictObject({ name: text }),
  supplier: z.strictObject({ name: text, businessId: text, postalAddress: text, phone: text }),
  /** The person at the supplier who writes. */
  sender: z.strictObject({ name: text }),
  links: z.strictObject({
    reorder: z.url(),
    preferences: z.url(),
    later: z.url(),
    stopItem: z.url(),
    unsubscribe: z.url(),
  }),
  /** Why this mail was sent, as a sentence. */
  why: text,
  /** The contact's first mail carries the right to object in a block of its own. */
  firstMail: z.boolean(),
};

const withItems = {
  items: z.array(item).min(1).max(MOST_LIST_ITEMS),
  firstItem: text,
  itemCount: z.number().int(),
  otherItems: z.number().int(),
};

/** What a template of each kind may use. Nothing else exists for it, and nothing here is ever missing. */
export const CONTEXT_OF_KIND = {
  'reorder-reminder': z.strictObject({ ...common, ...withItems }),
  'industry-suggestion': z.strictObject({ ...common, ...withItems, industry: text.nullable() }),
  'check-in': z.strictObject({ ...common, items: z.array(item).max(MOST_LIST_ITEMS) }),
  welcome: z.strictObject({ ...common, items: z.array(item).max(MOST_LIST_ITEMS) }),
  'first-weeks': z.strictObject({ ...common, items: z.array(item).max(MOST_LIST_ITEMS) }),
  'welcome-back': z.strictObject({ ...common, items: z.array(item).max(MOST_LIST_ITEMS) }),
  'thank-you': z.strictObject({ ...common, items: z.array(item).max(MOST_LIST_ITEMS) }),
  farewell: z.strictObject({ ...common, items: z.array(item).max(MOST_LIST_ITEMS) }),
  question: z.strictObject({ ...common, ...asking }),
  'after-complaint': z.strictObject({ ...common, ...asking }),
  referral: z.strictObject(common),
  greeting: z.strictObject({ ...common, occasion: text.nullable() }),
} as const satisfies Record<TemplateKind, z.ZodType>;

export type ContextItem = z.infer<typeof item>;

export function isTemplateKind(kind: string): kind is TemplateKind {
  return TEMPLATE_KINDS.some((known) => known === kind);
}
