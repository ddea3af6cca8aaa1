import type { Language } from '../../shared/language.ts';
import en from './inventions/en.json' with { type: 'json' };
import fi from './inventions/fi.json' with { type: 'json' };
import sv from './inventions/sv.json' with { type: 'json' };

/** What a complaint is about. */
export type ComplaintSubject = keyof typeof en.complaints;

/** Names, places and sentences that the demo's people and companies are made of. */
export interface InventionLists {
  firstNames: readonly string[];
  lastNames: readonly string[];
  cities: readonly string[];
  words: readonly string[];
  /** Industry code, or `unknown` → patterns of a company's name. */
  places: Readonly<Record<string, readonly string[]>> & { unknown: readonly string[] };
  companyForms: readonly string[];
  soleTrader: string;
  purchaseDesk: string;
  complaints: Readonly<Record<ComplaintSubject, readonly string[]>>;
}

export const INVENTION_LISTS: Readonly<Record<Language, InventionLists>> = { en, fi, sv };
