import type { Language } from '../shared/language.ts';

/** A number as a field holds it: what a program writes with a point stands with the comma of the reader's language. */
export function typeNumber(text: string, language: Language): string {
  return language === 'en' || !/^-?\d+\.\d+$/.test(text) ? text : text.replace('.', ',');
}
