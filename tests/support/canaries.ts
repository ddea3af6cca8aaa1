import { randomBytes } from 'node:crypto';

/** Words that may come into no log, queue or trace. */
export const planted = new Set<string>();

/** A word that stands nowhere else. */
export function canary(): string {
  const word = `kanari${randomBytes(6).toString('hex')}`;
  planted.add(word);
  return word;
}

export function phone(): string {
  const number = String(randomBytes(6).readUIntBE(0, 6)).padStart(12, '9').slice(0, 12);
  planted.add(number);
  return `+${number}`;
}

/** Those that stand in a text. */
export function found(text: string): string[] {
  const folded = text.toLowerCase();
  return [...planted].filter((word) => folded.includes(word.toLowerCase()));
}
