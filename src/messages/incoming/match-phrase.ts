import { foldWords } from './fold-words.ts';

/** Words that may stand where a phrase has `…`. */
const LONGEST_GAP = 6;
/** From this length on, one letter may be wrong. */
const TYPO_FROM = 8;

/** One place of a phrase: any of some words, or a gap. */
type Place = 'gap' | readonly { stem: string; open: boolean }[];

/** A phrase made ready: `(poist*|ota*) … listal*`. `*` stands for any ending, `…` for a few words. */
export type Phrase = readonly Place[];

export function readPhrase(written: string): Phrase {
  const places = written.match(/\([^)]*\)|\S+/g) ?? [];
  return places.map((place) => (place === '…' ? 'gap' : readAlternatives(place)));
}

/** The words of a text that a phrase covers; null when it does not stand there. `whole` wants it to be all there is. */
export function matchPhrase(phrase: Phrase, words: readonly string[], whole = false): string[] | null {
  const starts = whole ? 1 : words.length;
  for (let start = 0; start < starts; start++) {
    const end = matchFrom(phrase, words, start, whole);
    if (end !== null) return words.slice(start, end);
  }
  return null;
}

/** Where the phrase ends that begins at a word; null when it does not. */
function matchFrom(phrase: Phrase, words: readonly string[], at: number, whole: boolean): number | null {
  const [place, ...rest] = phrase;
  if (place === undefined) return whole && at < words.length ? null : at;
  if (place === 'gap') {
    for (let skip = 0; skip <= LONGEST_GAP && at + skip <= words.length; skip++) {
      const end = matchFrom(rest, words, at + skip, whole);
      if (end !== null) return end;
    }
    return null;
  }
  const word = words[at];
  return word !== undefined && place.some((one) => isWord(word, one))
    ? matchFrom(rest, words, at + 1, whole)
    : null;
}

function readAlternatives(place: string): readonly { stem: string; open: boolean }[] {
  return place
    .replace(/^\(|\)$/g, '')
    .split('|')
    .map((word) => ({ stem: foldWords(word).join(''), open: word.endsWith('*') }));
}

function isWord(word: string, { stem, open }: { stem: string; open: boolean }): boolean {
  if (open ? word.startsWith(stem) : word === stem) return true;
  if (stem.length < TYPO_FROM) return false;
  const beginnings = open ? [-1, 0, 1].map((more) => word.slice(0, stem.length + more)) : [word];
  return beginnings.some((beginning) => isOneLetterOff(beginning, stem));
}

/** One letter changed, left out, added, or two in the wrong order. */
function isOneLetterOff(word: string, stem: string): boolean {
  let from = 0;
  while (from < stem.length && word[from] === stem[from]) from += 1;
  const tails = [
    [word.slice(from + 1), stem.slice(from + 1)],
    [word.slice(from), stem.slice(from + 1)],
    [word.slice(from + 1), stem.slice(from)],
    [word.slice(from + 2), stem.slice(from + 2)],
  ] as const;
  const swapped = word[from] === stem[from + 1] && word[from + 1] === stem[from];
  return tails.some(([left, right], kind) => left === right && (kind < 3 || swapped));
}
