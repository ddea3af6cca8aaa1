import { RESOURCES } from '../words/resources.ts';
import type { Speaker } from '../words/speaker.ts';

/**
 * The businesses of an industry in the plural, such as `gift shops`, by TOL/NACE code; by its division (two digits) where
 * the code itself has no name. Null when neither has: then the sentence speaks of businesses like yours.
 */
export function industryName(speaker: Speaker, code: string | null): string | null {
  if (code === null) return null;
  const key = [code, code.slice(0, 2)]
    .map((part) => part.replace('.', '-'))
    .find((part) => part in RESOURCES.en.industries);
  return key === undefined ? null : speaker.say(`industries:${key}`);
}
