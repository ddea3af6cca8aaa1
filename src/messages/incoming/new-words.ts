import { ownWords } from './own-words.ts';

/** Lines shorter than this are not ours because a mail of ours holds them too: "Kiitos!" is anybody's. */
const SHORTEST_OWN_LINE = 12;
/** What is kept of a person's words. */
const LONGEST_WORDS = 10_000;

/** A person's own words: without what it quotes, and without the lines of our mail that some programs leave unmarked. */
export function newWords(text: string, sent: string | null): string {
  const ours = new Set(linesOf(sent ?? '').filter((line) => line.length >= SHORTEST_OWN_LINE));
  const own = ownWords(text)
    .split('\n')
    .filter((line) => !ours.has(line.trim()));
  return own.join('\n').trim().slice(0, LONGEST_WORDS);
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim());
}
