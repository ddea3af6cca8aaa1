/** Characters of a person's words that a call's briefing quotes. */
const LONGEST_QUOTE = 300;
/** The zero byte, and half of a letter that takes two places, as where one is cut in two: Postgres refuses JSON that holds either. */
const NO_LETTER = /\0|\p{Surrogate}/gu;

/** The beginning of a person's words on one line. */
export function quoteWords(words: string): string {
  return words.replace(/\s+/g, ' ').slice(0, LONGEST_QUOTE).replace(NO_LETTER, '');
}
