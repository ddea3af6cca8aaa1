import { type Phrase, readPhrase } from './match-phrase.ts';
import en from './phrases/en.json' with { type: 'json' };
import fi from './phrases/fi.json' with { type: 'json' };
import sv from './phrases/sv.json' with { type: 'json' };

/**
 * What customers write, in all languages at once: a Finnish firm answers in Swedish, and a Swede writes "stop". The files
 * in phrases/ are meant to be edited; tests/unit/messages/incoming holds them against hundreds of replies.
 */
export interface PhraseList {
  /** "No more mails", wherever they stand. */
  stopSurely: readonly Phrase[];
  /** The same, unless the sentence speaks of an order. */
  stopUnlessOrder: readonly Phrase[];
  /** The same, where they are all that is said. */
  stopAlone: readonly Phrase[];
  /** Words of a sentence that speaks of goods and orders. */
  orderTalk: readonly Phrase[];
  complaint: readonly Phrase[];
  /** All that is said in a reply that wants no answer. */
  thanks: readonly Phrase[];
}

const all = (list: keyof PhraseList) => [fi, sv, en].flatMap((language) => language[list].map(readPhrase));

export const PHRASES: PhraseList = {
  stopSurely: all('stopSurely'),
  stopUnlessOrder: all('stopUnlessOrder'),
  stopAlone: all('stopAlone'),
  orderTalk: all('orderTalk'),
  complaint: all('complaint'),
  thanks: all('thanks'),
};
