import { addressHash } from '../../customers/address-hash.ts';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { isMailAddress } from '../../shared/mail-address.ts';
import { importRecords } from '../import-records.ts';
import { findBuyer, type KnownBuyer } from './shop-delivery-store.ts';
import type { ShopDeps } from './shop-deps.ts';
import type { ShopBuyer } from './shop-event.ts';

/** Enough of a hash to tell all guests of a shop apart. */
const GUEST_DIGITS = 20;

/**
 * Makes the customer and the contact that a shop's buyer is, or brings them up to date; a guest is known by her address. Consent,
 * suppression and cadence are never touched. Answers the customer's id,
 * empty where nobody can be told, and whether the person wished to be forgotten.
 */
export async function bringBuyer(
  deps: ShopDeps,
  { shop, source, buyer }: { shop: string; source: string; buyer: ShopBuyer },
): Promise<{ id: string; isErased: boolean }> {
  const hash = buyer.email && isMailAddress(buyer.email) ? addressHash(buyer.email, deps.addressKey) : null;
  const id = buyerId(shop, buyer, hash);
  if (id === '') return { id, isErased: false };
  const known = await findBuyer(deps.db, { id, addressHash: hash });
  // Nothing is kept of somebody who wished to be forgotten; what the company buys is.
  if (known.isErased) return { id, isErased: true };
  const person = [buyer.firstName, buyer.lastName].filter(Boolean).join(' ');
  const name = buyer.company ?? (person || buyer.email);
  const { country, city } = buyer;
  if (name !== known.customerName)
    await bring(deps, 'customers', source, { id, name, ...without({ country, city }) });
  const contact = contactOf(buyer, person, known);
  if (contact && isNews(contact, known)) {
    const language = known.language ?? languageOf(buyer, deps.supplier.language);
    await bring(deps, 'contacts', source, { id, customer: id, ...contact, language });
  }
  return { id, isErased: false };
}

function buyerId(shop: string, { number }: ShopBuyer, hash: string | null): string {
  if (number !== null) return `${shop}-${number}`;
  return hash === null ? '' : `${shop}-guest-${hash.slice(0, GUEST_DIGITS)}`;
}

function contactOf(buyer: ShopBuyer, person: string, known: KnownBuyer) {
  const name = person || known.contactName || buyer.email;
  if (name === null) return null;
  const { firstName, email, phone } = buyer;
  return { name, ...without({ firstName, email, phone }) };
}

type Contact = NonNullable<ReturnType<typeof contactOf>>;

function isNews({ name, email, phone }: Contact, known: KnownBuyer): boolean {
  if (name !== known.contactName) return true;
  return (email ?? known.email) !== known.email || (phone ?? known.phone) !== known.phone;
}

function languageOf({ locale }: ShopBuyer, usual: Language): Language {
  return LANGUAGES.find((language) => language === locale?.slice(0, 2).toLowerCase()) ?? usual;
}

/** What the shop does not say is left as it is. */
function without<Fields extends Record<string, string | null>>(
  fields: Fields,
): Partial<Record<keyof Fields, string>> {
  const told = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(told) as Partial<Record<keyof Fields, string>>;
}

async function bring(
  deps: ShopDeps,
  kind: 'customers' | 'contacts',
  source: string,
  record: object,
): Promise<void> {
  await importRecords(deps, { kind, source, records: oneAfterAnother([record]) });
}

export async function* oneAfterAnother(records: readonly unknown[]): AsyncGenerator<unknown> {
  yield* records;
}
