/** Words that systems write where we keep a code: field → word in small letters → code. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  language: {
    ...{ fi: 'fi', fin: 'fi', suomi: 'fi', finska: 'fi', finnish: 'fi', 'fi-fi': 'fi' },
    ...{
      sv: 'sv',
      swe: 'sv',
      se: 'sv',
      ruotsi: 'sv',
      svenska: 'sv',
      swedish: 'sv',
      'sv-fi': 'sv',
      'sv-se': 'sv',
    },
    ...{ en: 'en', eng: 'en', englanti: 'en', engelska: 'en', english: 'en', 'en-gb': 'en', 'en-us': 'en' },
  },
  country: {
    ...{
      fi: 'FI',
      fin: 'FI',
      suomi: 'FI',
      finland: 'FI',
      se: 'SE',
      swe: 'SE',
      ruotsi: 'SE',
      sverige: 'SE',
      sweden: 'SE',
    },
    ...{
      ee: 'EE',
      est: 'EE',
      viro: 'EE',
      estland: 'EE',
      estonia: 'EE',
      no: 'NO',
      norja: 'NO',
      norge: 'NO',
      norway: 'NO',
    },
    ...{
      dk: 'DK',
      tanska: 'DK',
      danmark: 'DK',
      denmark: 'DK',
      de: 'DE',
      saksa: 'DE',
      tyskland: 'DE',
      germany: 'DE',
    },
    ...{
      ahvenanmaa: 'AX',
      åland: 'AX',
      ax: 'AX',
      gb: 'GB',
      uk: 'GB',
      'united kingdom': 'GB',
      lv: 'LV',
      latvia: 'LV',
      lt: 'LT',
    },
  },
  role: {
    ...{
      ostaja: 'buyer',
      inköpare: 'buyer',
      purchasing: 'buyer',
      omistaja: 'owner',
      ägare: 'owner',
      yrittäjä: 'owner',
    },
    ...{
      käyttäjä: 'user',
      användare: 'user',
      talous: 'finance',
      ekonomi: 'finance',
      laskutus: 'finance',
      finance: 'finance',
    },
  },
  basis: {
    ...{ kyllä: 'consent', ja: 'consent', yes: 'consent', ei: 'none', nej: 'none', no: 'none' },
    ...{ asiakassuhde: 'existing-customer', kundrelation: 'existing-customer' },
  },
};

/** The words of a field's cells that stand for a code otherwise written: as a mapping profile's `values`. */
export function knownWords(field: string, cells: readonly string[]): Record<string, string> {
  const known = WORDS[field] ?? {};
  const words = [...new Set(cells.map((cell) => cell.trim()))];
  return Object.fromEntries(
    words.flatMap((word) => {
      const code = known[word.toLowerCase()];
      return code === undefined || code === word ? [] : [[word, code]];
    }),
  );
}
