import { createInstance, type i18n } from 'i18next';
import { type Day, isoFromDay } from '../shared/calendar-day.ts';
import { LANGUAGES, type Language } from '../shared/language.ts';
import type { Cents } from '../shared/money.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { RESOURCES } from './resources.ts';

/** Speaks one language: texts by key, numbers, money and days in the reader's format. */
export interface Speaker {
  language: Language;
  /** The text `area:key` filled with values. Throws on an unknown key or a missing value, so that no blank is ever shown. */
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  number(value: number, digits?: number): string;
  /** −0.4 → `40 %`: the size of a share, without its sign. */
  percent(share: number): string;
  money(cents: Cents, currency: string): string;
  /** Day → `14 June 2011`. */
  date(day: Day): string;
  list(words: readonly string[]): string;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fi: 'fi-FI', sv: 'sv-SE' };
const speakers = new Map<Language, Speaker>();
let texts: i18n | undefined;

export function speakerFor(language: Language): Speaker {
  const known = speakers.get(language);
  if (known) return known;
  const speaker = createSpeaker(language);
  speakers.set(language, speaker);
  return speaker;
}

function loadTexts(): i18n {
  if (texts) return texts;
  const instance = createInstance();
  void instance.init({
    lng: 'en',
    resources: RESOURCES,
    ns: Object.keys(RESOURCES.en),
    supportedLngs: LANGUAGES,
    fallbackLng: false,
    initAsync: false,
    parseMissingKeyHandler: (key) => {
      throw new Error(`There is no text ${key}`);
    },
  });
  texts = instance;
  return instance;
}

function createSpeaker(language: Language): Speaker {
  const locale = LOCALES[language];
  const phrases = phrasesOf(language, locale);
  const dates = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const numbers = numberFormats(locale);
  return {
    language,
    say: (key, values = {}) => phrases(key, values.count)(values),
    number: (value, digits = 0) => numbers({ maximumFractionDigits: digits }).format(value),
    percent: (share) => numbers({ style: 'percent' }).format(Math.abs(share)),
    money: (cents, currency) => {
      const digits = cents % 100 === 0 ? 0 : 2;
      return numbers({ style: 'currency', currency, maximumFractionDigits: digits }).format(cents / 100);
    },
    date: (day) => dates.format(new Date(`${isoFromDay(day)}T00:00:00Z`)),
    list: (words) => lists.format(words),
  };
}

/** i18next chooses the text, once for each plural form. Pages and mails escape where they print. */
function phrasesOf(language: Language, locale: string) {
  const choose = loadTexts().getFixedT(language);
  const plurals = new Intl.PluralRules(locale);
  const chosen = new Map<string, Phrase>();
  return (key: string, count: string | number | undefined): Phrase => {
    const form = typeof count === 'number' ? `${key} ${plurals.select(count)}` : key;
    const known = chosen.get(form);
    if (known) return known;
    const counted = count === undefined ? {} : { count: Number(count) };
    const phrase = readPhrase(choose(key, { ...counted, skipInterpolation: true }));
    chosen.set(form, phrase);
    return phrase;
  };
}

/** Making a format takes a hundred times as long as using it, and a night uses the same few thousands of times. */
function numberFormats(locale: string): (options: Intl.NumberFormatOptions) => Intl.NumberFormat {
  const made = new Map<string, Intl.NumberFormat>();
  return (options) => {
    const key = `${options.style} ${options.currency} ${options.maximumFractionDigits}`;
    const known = made.get(key) ?? new Intl.NumberFormat(locale, options);
    made.set(key, known);
    return known;
  };
}
