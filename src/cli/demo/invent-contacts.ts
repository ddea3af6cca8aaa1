import type { ConsentBasis, LegalClass } from '../../decisions/facts.ts';
import type { Chooser } from './chooser.ts';
import type { DemoContact } from './demo-customer.ts';
import { type Company, inventPerson, type Person } from './invent-company.ts';
import type { Home } from './invent-home.ts';
import { inventPhone } from './invent-phone.ts';
import { INVENTION_LISTS } from './invention-lists.ts';
import { slugOf } from './slug.ts';

const SECOND_CONTACT = 0.35;
const WITHOUT_ADDRESS = 0.03;
/** Some shops belong to a chain whose purchase desk reads for all of them. */
const IN_A_CHAIN = 0.03;
const CHAINS = 8;
const BUYERS = 0.7;
const DESK_ADDRESS = 0.12;
const CLASS_UNKNOWN = 0.2;
const SECOND_ROLES = ['finance', 'user', 'owner'] as const;
/** Share → basis, adding up to 1: some have agreed, most have bought before, a few may not be written to. */
const BASES: readonly (readonly [number, ConsentBasis])[] = [
  [0.1, 'consent'],
  [0.82, 'existing-customer'],
  [0.03, 'opt-out'],
  [0.05, 'none'],
];

/** Invents the one or two people a customer is spoken to through. */
export function inventContacts(chooser: Chooser, id: string, company: Company, home: Home): DemoContact[] {
  const first = company.soleTrader ?? inventPerson(chooser, home.language, 'first');
  const contacts = [firstContact(chooser, id, company, home, first)];
  if (company.soleTrader || chooser.fraction('second contact') >= SECOND_CONTACT) return contacts;
  const second = inventPerson(chooser, home.language, 'second');
  const phone = inventPhone(chooser, home.country);
  contacts.push({
    externalId: `${id}-2`,
    ...second,
    role: chooser.pick('second role', SECOND_ROLES),
    email: addressOf(second, company.domain),
    phone,
    legalClass: 'legal-person',
    basis: chooseBasis(chooser, 'second basis'),
  });
  return contacts;
}

function firstContact(
  chooser: Chooser,
  id: string,
  company: Company,
  home: Home,
  person: Person,
): DemoContact {
  const isBuyer = !company.soleTrader && chooser.fraction('role') < BUYERS;
  const { email, legalClass } = inventAddress(chooser, company, home, person);
  return {
    externalId: `${id}-1`,
    ...person,
    role: isBuyer ? 'buyer' : 'owner',
    email,
    phone: inventPhone(chooser, home.country),
    legalClass,
    basis: chooseBasis(chooser, 'basis'),
  };
}

function inventAddress(
  chooser: Chooser,
  company: Company,
  home: Home,
  person: Person,
): { email: string | null; legalClass: LegalClass } {
  const desk = INVENTION_LISTS[home.language].purchaseDesk;
  const own = addressOf(person, company.domain);
  if (company.soleTrader) return { email: own, legalClass: 'natural' };
  if (chooser.fraction('no address') < WITHOUT_ADDRESS) return { email: null, legalClass: 'legal-person' };
  if (chooser.fraction('chain') < IN_A_CHAIN)
    return {
      email: `${desk}@chain-${chooser.whole('which chain', CHAINS) + 1}.example.org`,
      legalClass: 'role',
    };
  const kind = chooser.fraction('kind of address');
  if (kind < DESK_ADDRESS) return { email: `${desk}@${company.domain}`, legalClass: 'role' };
  return { email: own, legalClass: kind < CLASS_UNKNOWN ? 'unknown' : 'legal-person' };
}

function addressOf(person: Person, domain: string): string {
  return `${slugOf(person.firstName)}.${slugOf(person.lastName)}@${domain}`;
}

function chooseBasis(chooser: Chooser, purpose: string): ConsentBasis {
  let left = chooser.fraction(purpose);
  for (const [share, basis] of BASES) {
    if (left < share) return basis;
    left -= share;
  }
  return 'existing-customer';
}
