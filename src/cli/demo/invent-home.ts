import type { Language } from '../../shared/language.ts';
import type { Chooser } from './chooser.ts';
import { COUNTRIES } from './countries.ts';

/** Where a customer is and how it is spoken to. */
export interface Home {
  language: Language;
  country: string;
  timeZone: string;
}

/** Nine in ten customers of the file are British; the demo's supplier is Finnish, so most of them are moved. */
const MOVED_FROM = new Set(['United Kingdom', 'Unspecified', 'European Community', 'West Indies']);
const HELSINKI = { country: 'FI', timeZone: 'Europe/Helsinki' };
const STOCKHOLM = { country: 'SE', timeZone: 'Europe/Stockholm' };
const LONDON = { country: 'GB', timeZone: 'Europe/London' };
/** Of the moved: Finnish, Swedish in Finland, Swedish in Sweden; the rest stay in Britain. */
const FINNISH_BELOW = 0.5;
const FINLAND_SWEDISH_BELOW = 0.58;
const SWEDISH_BELOW = 0.75;

/** Invents language, country and time zone. Customers outside Britain keep the country that the file gives them. */
export function inventHome(chooser: Chooser, countryInFile: string): Home {
  const known = COUNTRIES[countryInFile];
  if (known && !MOVED_FROM.has(countryInFile)) {
    return { language: languageOf(known.code), country: known.code, timeZone: known.timeZone };
  }
  const draw = chooser.fraction('home');
  if (draw < FINNISH_BELOW) return { language: 'fi', ...HELSINKI };
  if (draw < FINLAND_SWEDISH_BELOW) return { language: 'sv', ...HELSINKI };
  if (draw < SWEDISH_BELOW) return { language: 'sv', ...STOCKHOLM };
  return { language: 'en', ...LONDON };
}

function languageOf(country: string): Language {
  if (country === 'FI') return 'fi';
  return country === 'SE' ? 'sv' : 'en';
}
