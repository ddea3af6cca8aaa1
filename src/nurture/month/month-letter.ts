/** A bar and the words beside it: what is drawn can also be read. */
interface LetterBar {
  label: string;
  value: string;
  /** Of the longest bar, 0–1. */
  share: number;
}

interface LetterPart {
  title: string;
  lines: readonly string[];
  bars: readonly LetterBar[];
}

/** The owner's page about one month, in words; HTML and text are written from it alike. */
export interface MonthLetter {
  language: string;
  subject: string;
  parts: readonly LetterPart[];
  link: { words: string; url: string };
  foot: string;
}
