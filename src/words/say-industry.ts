import { RESOURCES } from './resources.ts';
import type { Speaker } from './speaker.ts';

/**
 * The name of an industry by its TOL 2008 / NACE Rev. 2 code, such as `47.78` or `56`: that of the longest part of it which has
 * one. A code of no known division is said as it stands.
 */
export function sayIndustry(code: string, speaker: Speaker): string {
  const digits = code.replaceAll(/\D/g, '');
  for (let length = Math.min(4, digits.length); length >= 2; length--) {
    const key = length === 2 ? digits.slice(0, 2) : `${digits.slice(0, 2)}-${digits.slice(2, length)}`;
    if (key in RESOURCES.en.nace) return speaker.say(`nace:${key}`);
  }
  return code;
}
