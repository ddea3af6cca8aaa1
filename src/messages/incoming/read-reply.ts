import { foldWords } from './fold-words.ts';
import { matchPhrase, type Phrase } from './match-phrase.ts';
import { PHRASES } from './phrase-list.ts';

/** What a person's own words amount to. */
export interface ReplyMeaning {
  /** The words that ask for no more mails; null where nothing does. */
  stop: string | null;
  complaint: boolean;
  /** Says thanks or ok and nothing else. */
  thanks: boolean;
}

/** A request stands at the beginning; a long letter is read by a person anyway. */
const MOST_SENTENCES = 60;
const BREAKS = /[.!?;:\n]+/;
/** Said before or after a request without changing it. */
const FILLERS = new Set(
  'hei hi hello hej hejsan moi moikka terve please pls kindly snalla vanligen kiitos kiitti thanks tack jo nyt heti now nu just'.split(
    ' ',
  ),
);

/** Put before the subject of the mail that is answered or passed on, by programs in our languages. */
const ANSWERS = /^\s*(re|vs|sv|ang|aw|antw|vst|fwd?|vl|vb|wg|edasi)\s*(\[\d+\])?\s*:/i;

/**
 * Reads what a person wrote, without what it quotes (own-words.ts). A subject that answers nothing is its own words too: many say all
 * there, and only their name below.
 */
export function readReply(words: string, subject = ''): ReplyMeaning {
  const said = words.split(BREAKS).slice(0, MOST_SENTENCES);
  const sentences = ANSWERS.test(subject) ? said : [...subject.split(BREAKS), ...said];
  return {
    stop: findStop(sentences),
    complaint: sentences.some((sentence) => PHRASES.complaint.some(isIn(foldWords(sentence)))),
    thanks: saysOnlyThanks(said),
  };
}

function findStop(sentences: readonly string[]): string | null {
  for (const sentence of sentences) {
    const words = foldWords(sentence);
    const found = matchFirst(PHRASES.stopSurely, words) ?? stopBesideOrders(words) ?? stopAlone(sentence);
    if (found) return found;
  }
  return null;
}

function stopBesideOrders(words: readonly string[]): string | null {
  return PHRASES.orderTalk.some(isIn(words)) ? null : matchFirst(PHRASES.stopUnlessOrder, words);
}

/** "Nej tack" is a no; "nej tack vare er" is none: the phrase must be the whole of a sentence, or of a part between commas. */
function stopAlone(sentence: string): string | null {
  for (const clause of sentence.split(/[,()–]| - /)) {
    const words = foldWords(clause);
    const bare = words.filter((word) => !FILLERS.has(word));
    for (const phrase of PHRASES.stopAlone) {
      if (matchPhrase(phrase, words, true) || (bare.length > 0 && matchPhrase(phrase, bare, true)))
        return words.join(' ');
    }
  }
  return null;
}

function saysOnlyThanks(sentences: readonly string[]): boolean {
  const said = sentences.flatMap((sentence) => sentence.split(',')).map(foldWords);
  const spoken = said.filter((words) => words.length > 0);
  // A name or a greeting stands on a line of its own.
  const thanked = spoken.filter((words) => PHRASES.thanks.some((phrase) => matchPhrase(phrase, words, true)));
  const others = spoken.filter((words) => !thanked.includes(words));
  return thanked.length > 0 && others.every((words) => words.length <= 2);
}

function matchFirst(phrases: readonly Phrase[], words: readonly string[]): string | null {
  for (const phrase of phrases) {
    const found = matchPhrase(phrase, words);
    if (found) return found.join(' ');
  }
  return null;
}

function isIn(words: readonly string[]): (phrase: Phrase) => boolean {
  return (phrase) => matchPhrase(phrase, words) !== null;
}
