import type { Language } from '../shared/language.ts';
import type { CallTaskPurpose } from './call-card.ts';

export interface MorningCall {
  customer: string;
  purpose: CallTaskPurpose;
  purposeWords: string;
  /** The strongest finding in one sentence. */
  why: string;
  /** Whom to ask for, in what language. */
  whom: string;
  phone: string | null;
  noPhone: string | null;
  /** What is at stake, by when, how often tried. */
  facts: readonly string[];
  handOver: string | null;
  url: string;
}

/** One person's mail of the morning, in words but without form. */
export interface MorningList {
  language: Language;
  subject: string;
  date: string;
  hello: string;
  lead: string;
  calls: readonly MorningCall[];
  openCall: string;
  below: string | null;
  all: { words: string; url: string };
  foot: string;
}
