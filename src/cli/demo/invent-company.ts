import type { Language } from '../../shared/language.ts';
import type { Chooser } from './chooser.ts';
import { INVENTION_LISTS } from './invention-lists.ts';
import { slugOf } from './slug.ts';

export interface Person {
  firstName: string;
  lastName: string;
}

export interface Company {
  name: string;
  domain: string;
  city: string;
  /** The natural person behind a sole trader's name; null for companies. */
  soleTrader: Person | null;
}

/** IANA keeps these for examples (RFC 2606): mail to them goes nowhere. */
const RESERVED_DOMAINS = ['example.com', 'example.org', 'example.net'] as const;
const SOLE_TRADERS = 0.08;
/** Tries with another word before the city, and then a number, tells two companies apart. */
const PLAIN_TRIES = 3;
const TRIES_WITH_CITY = 8;

/** Invents a company whose address nobody in `taken` has, and adds it there. */
export function inventCompany(
  chooser: Chooser,
  language: Language,
  industry: string | null,
  taken: Set<string>,
): Company {
  const lists = INVENTION_LISTS[language];
  const city = chooser.pick('city', lists.cities);
  const domain = chooser.pick('domain', RESERVED_DOMAINS);
  const soleTrader =
    chooser.fraction('sole trader') < SOLE_TRADERS ? inventPerson(chooser, language, 'owner') : null;
  for (let tries = 0; ; tries++) {
    const plain = soleTrader
      ? lists.soleTrader.replace('{name}', `${soleTrader.firstName} ${soleTrader.lastName}`)
      : placeName(chooser, language, industry, tries);
    const name = tellApart(plain, city, tries);
    const slug = slugOf(name);
    if (taken.has(slug)) continue;
    taken.add(slug);
    const form = soleTrader ? '' : chooser.pick('form', lists.companyForms);
    return { name: `${name} ${form}`.trim(), domain: `${slug}.${domain}`, city, soleTrader };
  }
}

export function inventPerson(chooser: Chooser, language: Language, purpose: string): Person {
  const { firstNames, lastNames } = INVENTION_LISTS[language];
  return {
    firstName: chooser.pick(`first name of ${purpose}`, firstNames),
    lastName: chooser.pick(`last name of ${purpose}`, lastNames),
  };
}

function placeName(chooser: Chooser, language: Language, industry: string | null, tries: number): string {
  const { places, words } = INVENTION_LISTS[language];
  const patterns = places[industry ?? 'unknown'] ?? places.unknown;
  return chooser.pick('place', patterns).replace('{word}', chooser.pick(`word ${tries}`, words));
}

function tellApart(name: string, city: string, tries: number): string {
  if (tries < PLAIN_TRIES) return name;
  return tries < TRIES_WITH_CITY ? `${name} ${city}` : `${name} ${city} ${tries}`;
}
