import type { Language } from '../../shared/language.ts';
import type { Supplier } from '../../shared/supplier.ts';
import type { EmailFrame } from '../email-frame.ts';
import type { Letter } from '../letter.ts';
import type { TemplateKind } from '../message-context.ts';
import type { RenderedMessage } from '../render-message.ts';
import type { TemplateFault } from '../template-fault.ts';
import type { TemplateProblem } from '../template-problem.ts';
import type { TemplateParts } from './open-template.ts';

/** A template as written, to be tried on letters. Plain data: it goes to a thread. */
export interface TrialTask {
  kind: TemplateKind;
  language: Language;
  source: string;
  frame: EmailFrame;
  supplier: Supplier;
  letters: readonly Letter[];
  /** Whether the mails themselves are asked for, or only what is odd about them. */
  show: boolean;
}

/** What a reader would stumble over, though it can be sent. */
export type Oddity = 'long-subject' | 'no-items' | 'no-first-name' | 'large';

export interface TrialMail {
  customerId: number;
  customer: string;
  contact: string;
  subject: string | null;
  /** What mail programs show beneath the subject. */
  preheader: string | null;
  /** Why it cannot be written; null where it can. */
  problem: TemplateProblem | null;
  oddities: readonly Oddity[];
  mail: RenderedMessage | null;
}

export interface TrialAnswer {
  faults: readonly TemplateFault[];
  /** Null with faults. */
  parts: TemplateParts | null;
  mails: readonly TrialMail[];
}
