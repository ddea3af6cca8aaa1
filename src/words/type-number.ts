import type { Language } from '../shared/language.ts';

/** Decimals of a quantity that are told: as many as can be ordered, so that nobody packs another amount than was confirmed. */
export const QUANTITY_DIGITS = 6;

/** A number as a field holds it: what a program writes with a point stands with the comma of the reader's language. */
export function typeNumber(text: string, language: Language): string {
  return language === 'en' || !/^-?\d+\.\d+$/.test(text) ? text : text.replace('.', ',');
}
